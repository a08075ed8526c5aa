using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

/// <summary>An event intake that reads Kafka and folders in the time of the real clock.</summary>
internal sealed class SourceBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EngineHost _host;
    private SourceFollowing? _following;

    public SourceBench(SourceOptions? options = null, EventIntakeOptions? intake = null)
    {
        _host = new EngineHost(services =>
        {
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton<ILedger>(Ledger);
            services.AddNotices().AddIngestion(new IngestionOptions());
            services.AddEventIntake(intake ?? new EventIntakeOptions());
            services.AddEventSources(options ?? new SourceOptions { StableSeconds = 0 });
        });
    }

    public RecordingLedger Ledger { get; } = new();

    public EngineHost Host => _host;

    public string Inbox(string folder, string unit = "retail") => Path.Combine(_host.Root, "inbox", unit, folder);

    public T Get<T>(string unit = "retail") where T : notnull => _host.Enter(unit).ServiceProvider.GetRequiredService<T>();

    public async Task<EventSource> KafkaAsync(string key, string brokers, IReadOnlyList<string> topics, IntakeMode mode = IntakeMode.Streaming, int minutes = 15)
    {
        Outcome<EventSource> made = await Get<IEventSources>().CreateAsync(new NewEventSource(key, EventSourceKind.Kafka, Key: key, Mode: mode, BatchMinutes: minutes), default);
        Assert.Null(made.Refusal);
        Outcome<EventSource> set = await Get<ISourceSetup>().ChangeKafkaAsync(
            key, new KafkaSettings { Brokers = brokers, Topics = topics }, new KafkaSecrets(), "test", default);
        Assert.Null(set.Refusal);
        return set.Value;
    }

    public async Task<EventSource> FolderAsync(string key, string folder, IntakeMode mode = IntakeMode.Streaming)
    {
        Outcome<EventSource> made = await Get<IEventSources>().CreateAsync(new NewEventSource(key, EventSourceKind.File, Key: key, Mode: mode), default);
        Assert.Null(made.Refusal);
        Outcome<EventSource> set = await Get<ISourceSetup>().ChangeFolderAsync(key, new FolderSettings(folder), "test", default);
        Assert.Null(set.Refusal);
        Directory.CreateDirectory(Inbox(folder));
        return set.Value;
    }

    public async Task StartAsync()
    {
        if (_following is not null)
        {
            return;
        }

        _following = (SourceFollowing)_host.Services.GetServices<IHostedService>().Single(service => service is SourceFollowing);
        await _following.StartAsync(default);
    }

    public async Task StopAsync()
    {
        if (_following is { } running)
        {
            _following = null;
            await running.StopAsync(default);
        }
    }

    public long Count(string sql, params WarehouseTable[] tables)
    {
        using WarehouseSession session = Get<IWarehouse>().Open();
        if (tables.Any(table => !session.Has(table)))
        {
            return 0;
        }

        foreach (WarehouseTable table in tables)
        {
            session.Expose(table);
        }

        return session.Count(sql);
    }

    public long Events() => Count("SELECT count(*) FROM ingestion.event", new WarehouseTable("ingestion", "event"));

    public long DeadLetters() => Count("SELECT count(*) FROM ingestion.dead_letter", new WarehouseTable("ingestion", "dead_letter"));

    /// <summary>All of a table's rows but for what differs from commit to commit, sorted, as text.</summary>
    public IReadOnlyList<string> Rows(string columns, string table = "event")
    {
        using WarehouseSession session = Get<IWarehouse>().Open(new WarehouseTable("ingestion", table));
        return session.Query($"SELECT to_json(row)::VARCHAR AS line FROM (SELECT {columns} FROM ingestion.{table}) row ORDER BY line", row => row.GetString(0));
    }

    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        DateTimeOffset began = TimeProvider.System.GetUtcNow();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() - began < Patience, $"Waited {Patience.TotalSeconds} s for: {what}");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
