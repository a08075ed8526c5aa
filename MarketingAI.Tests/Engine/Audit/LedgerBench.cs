using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Audit.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace MarketingAI.Tests.Engine.Audit;

/// <summary>A ledger with rows, and the means of somebody who holds the database but not the key.</summary>
internal sealed class LedgerBench : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private LedgerWriter? _writer;

    public LedgerBench()
    {
        Places = new LedgerPlaces(Folder.File("store/ledger.db"), Folder.File("anchors/ledger.anchor"), Folder.File("keys/ledger.key"));
        Directory.CreateDirectory(Folder.File("store"));
    }

    public TemporaryFolder Folder { get; } = new();

    public LedgerPlaces Places { get; }

    public static LedgerEntry Entry(int number) =>
        new("model.approved", "model-version", $"m{number}", number % 2 == 0 ? null : "Good évidence", $$"""{"auc":0.{{number}}}""");

    public async Task<LedgerBench> AppendAsync(int rows, string unit = "retail")
    {
        LedgerService ledger = In(unit);
        await Task.WhenAll(Enumerable.Range(1, rows).Select(i => ledger.AppendAsync(Entry(i), CancellationToken.None)));
        return this;
    }

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, string unit = "retail") => In(unit).ListAsync(query, CancellationToken.None);

    /// <summary>Ends the process that writes.</summary>
    public void Stop()
    {
        _writer?.Dispose();
        _writer = null;
    }

    public LedgerVerdict Verify() => LedgerVerification.Verify(Places, CancellationToken.None);

    /// <summary>Writes into the file as somebody who first takes the triggers away.</summary>
    public LedgerBench Tamper(string sql)
    {
        Sql("DROP TRIGGER ledger_no_update; DROP TRIGGER ledger_no_delete; DROP TRIGGER ledger_no_replace;" + sql);
        return this;
    }

    public void Sql(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Places.StoreFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Stop();
        Folder.Dispose();
    }

    private LedgerService In(string unit)
    {
        WorkScope scope = new();
        scope.Enter(new BusinessUnitId(unit), new Actor("rita", []));
        return new LedgerService(_writer ??= new LedgerWriter(Places), Places, scope, _clock);
    }
}
