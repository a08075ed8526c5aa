using System.Text;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

/// <summary>An event intake on a real warehouse, and short ways to send and to look.</summary>
internal sealed class IntakeBench : IDisposable
{
    private readonly EngineHost _host;

    public IntakeBench(EventIntakeOptions? options = null)
    {
        _host = new EngineHost(services =>
        {
            services.AddSingleton<ILedger>(Ledger);
            services.AddEventIntake(options ?? new EventIntakeOptions());
        });
    }

    public RecordingLedger Ledger { get; } = new();

    public EngineHost Host => _host;

    public IServiceScope Enter(string unit = "retail") => _host.Enter(unit);

    public T Get<T>(string unit = "retail") where T : notnull => Enter(unit).ServiceProvider.GetRequiredService<T>();

    public async Task<EventSource> SourceAsync(NewEventSource source, string unit = "retail")
    {
        Outcome<EventSource> made = await Get<IEventSources>(unit).CreateAsync(source, default);
        Assert.Null(made.Refusal);
        return made.Value;
    }

    public async Task<Outcome<IntakeAnswer>> TrySendAsync(string body, bool isLines = false, string? source = null, string? implied = null, string unit = "retail") =>
        await Get<IEventIntake>(unit).AcceptAsync(new IntakeCaller(source), Encoding.UTF8.GetBytes(body), new BodyForm(isLines, implied), default);

    public async Task<IntakeAnswer> SendAsync(string body, bool isLines = false, string? source = null, string? implied = null, string unit = "retail")
    {
        Outcome<IntakeAnswer> answer = await TrySendAsync(body, isLines, source, implied, unit);
        Assert.Null(answer.Refusal);
        return answer.Value;
    }

    public Task<long> MoveAsync() => Get<IEventIntake>().MoveAsync(default);

    /// <summary>All of a table's rows but for what differs from commit to commit, sorted, as text.</summary>
    public IReadOnlyList<string> Rows(string columns = "* EXCLUDE (batch_id, is_out_of_order)", string table = "event", string unit = "retail")
    {
        using IServiceScope scope = Enter(unit);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        WarehouseTable named = new("ingestion", table.Split(' ')[0]);
        string from = $"ingestion.{table}";
        if (!session.Has(named))
        {
            return [];
        }

        session.Expose(named);
        return session.Query($"SELECT to_json(row)::VARCHAR AS line FROM (SELECT {columns} FROM {from}) row ORDER BY line", row => row.GetString(0));
    }

    public void Dispose() => _host.Dispose();
}
