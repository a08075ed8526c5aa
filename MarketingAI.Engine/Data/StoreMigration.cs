using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Data;

/// <summary>Brings the store to the present schema; run once at start, before anything else.</summary>
public sealed class StoreMigration
{
    private readonly StoreConnection _connection;

    internal StoreMigration(StoreConnection connection) => _connection = connection;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore store = new(_connection.Options, unit: null);
        await store.Database.MigrateAsync(cancellationToken);
        await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }
}
