using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Contracts.Schema.Storage;

/// <summary>The accepted versions of fact tables, and the rule of each table.</summary>
internal sealed class SchemaRecords(IStore store)
{
    private const int UniqueBroken = 19;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Accepted versions, newest first.</summary>
    public async Task<IReadOnlyList<FactSchema>> ListAsync(string table, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<SchemaRow> rows = await open.Set<SchemaRow>().AsNoTracking()
            .Where(row => row.FactTable == table).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FactSchema(
            row.FactTable, row.Version, JsonSerializer.Deserialize<FactField[]>(row.FieldsJson, Json)!, row.Reason, row.AcceptedBy, row.AcceptedAt, row.Mode))];
    }

    /// <returns>False where the version is there already.</returns>
    public async Task<bool> KeepAsync(Guid id, FactSchema schema, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new SchemaRow
        {
            Id = id,
            FactTable = schema.Table,
            Version = schema.Version,
            FieldsJson = JsonSerializer.Serialize(schema.Fields, Json),
            Mode = schema.Mode,
            Reason = schema.Reason,
            AcceptedBy = schema.AcceptedBy,
            AcceptedAt = schema.AcceptedAt ?? default,
        });
        try
        {
            await open.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: UniqueBroken })
        {
            return false;
        }
    }

    public async Task<CompatibilityMode?> ModeAsync(string table, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        SchemaModeRow? row = await open.Set<SchemaModeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.FactTable == table, cancellationToken);
        return row?.Mode;
    }

    public async Task SetModeAsync(Guid id, string table, CompatibilityMode mode, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (await open.Set<SchemaModeRow>().FirstOrDefaultAsync(row => row.FactTable == table, cancellationToken) is { } row)
        {
            row.Mode = mode;
        }
        else
        {
            open.Add(new SchemaModeRow { Id = id, FactTable = table, Mode = mode });
        }

        await open.SaveChangesAsync(cancellationToken);
    }
}
