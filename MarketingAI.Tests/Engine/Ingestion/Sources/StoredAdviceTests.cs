using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

/// <summary>Stored worlds, through the service: they differ in one measured fact, when their events are used, and get opposite advice.</summary>
public sealed class StoredAdviceTests : IDisposable
{
    private const int Days = 20;
    private const string Key = "web";
    private static readonly DateTimeOffset Start = new(2026, 2, 8, 0, 0, 0, TimeSpan.Zero);

    private readonly RecordingLedger _ledger = new();
    private readonly StoredUses _uses = new();
    private readonly EngineHost _host;
    private readonly IServiceScope _scope;

    public StoredAdviceTests()
    {
        _host = new EngineHost(services =>
        {
            services.AddSingleton<ILedger>(_ledger).AddSingleton<IEventUses>(_uses);
            services.AddNotices().AddEventIntake(new EventIntakeOptions()).AddEventSources(new SourceOptions());
        });
        _scope = _host.Enter("retail", "dana", Roles.DataScientist);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Two_stored_worlds_that_differ_in_when_events_are_used_get_opposite_advice_and_are_quoted_that_figure()
    {
        await StoreAsync();

        _uses.Moments = [.. Enumerable.Range(0, Days).SelectMany(EveryTenSeconds)];
        StoredAdvice fast = await AdviseAsync();
        _uses.Moments = [.. Enumerable.Range(0, Days).SelectMany(OnceANight)];
        StoredAdvice slow = await AdviseAsync();

        Assert.Equal((PipelineVerdict.Streaming, PipelineVerdict.Batch), (fast.Advice.Verdict, slow.Advice.Verdict));
        Assert.StartsWith("Half of the events are first used 10 s or later after they became known, median over 28,800 events.", fast.Advice.Reason, StringComparison.Ordinal);
        Assert.Equal(10, fast.Advice.Figures.MedianNeedSeconds);
        Assert.InRange(slow.Advice.Figures.MedianNeedSeconds!.Value, 10 * 3600, 13 * 3600);
        Assert.Contains("12 hours", slow.Advice.Reason.Replace("11.9 hours", "12 hours", StringComparison.Ordinal).Replace("12.0 hours", "12 hours", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("They cost 0.2 s of CPU for 1,000 events, a stream 1 s.", slow.Advice.Reason, StringComparison.Ordinal);
        Assert.Equal((fast.Advice.Figures.StreamCpuPerThousand, fast.Advice.Figures.BatchCpuPerThousand), (slow.Advice.Figures.StreamCpuPerThousand, slow.Advice.Figures.BatchCpuPerThousand));
        Assert.Equal([slow.Id, fast.Id], (await Get<IPipelineAdvisor>().HistoryAsync(Key, default)).Select(advice => advice.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stored_world_whose_days_are_shuffled_between_the_two_cannot_be_told(int seed)
    {
        await StoreAsync();
        int[] order = [.. Enumerable.Range(0, Days)];
        new Random(seed).Shuffle(order);
        _uses.Moments = [.. Enumerable.Range(0, Days).SelectMany(day => order[day] % 2 == 0 ? EveryTenSeconds(day) : [Start.AddDays(day).AddHours(23.99)]).Order()];

        StoredAdvice found = await AdviseAsync();

        Assert.Equal(PipelineVerdict.CannotTell, found.Advice.Verdict);
        Assert.StartsWith("The days disagree: on ", found.Advice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_is_accepted_or_overridden_once_and_the_source_switches()
    {
        await StoreAsync();
        _uses.Moments = [.. Enumerable.Range(0, Days).SelectMany(OnceANight)];
        IPipelineAdvisor advisor = Get<IPipelineAdvisor>();
        StoredAdvice first = await AdviseAsync();
        StoredAdvice second = await AdviseAsync();

        StoredAdvice accepted = (await advisor.DecideAsync(first.Id, IntakeMode.Batch, "Nobody decides by day.", default)).Value;
        IntakeMode after = (await Get<IEventSources>().FindAsync(Key, default))!.Mode;
        StoredAdvice overridden = (await advisor.DecideAsync(second.Id, IntakeMode.Streaming, "A live campaign begins.", default)).Value;
        Outcome<StoredAdvice> again = await advisor.DecideAsync(second.Id, IntakeMode.Batch, "Changed my mind.", default);

        Assert.Equal(("Accepted", IntakeMode.Batch, "dana"), (accepted.Decision, after, accepted.DecidedBy));
        Assert.Equal(("Overridden", IntakeMode.Streaming), (overridden.Decision, (await Get<IEventSources>().FindAsync(Key, default))!.Mode));
        Assert.IsType<AdviceDecided>(again.Refusal);
        Assert.IsType<EventSourceNotFound>((await advisor.AdviseAsync("nobody", default)).Refusal);
        Assert.Equal(["pipeline.advice-accepted", "pipeline.advice-overridden"], _ledger.Entries.Select(entry => entry.Act).Where(act => act.StartsWith("pipeline.advice-", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    /// <summary>An event a minute for twenty days, and a commit of each mode.</summary>
    private async Task StoreAsync()
    {
        Assert.Null((await Get<IEventSources>().CreateAsync(new NewEventSource("Web", EventSourceKind.Http, Key: Key, BatchMinutes: 60), default)).Refusal);
        await Get<IEventIntake>().PositionsAsync(Key, default);
        using WarehouseSession session = Get<IWarehouse>().Open();
        session.Append(
            new WarehouseTable("ingestion", "event"),
            "SELECT 'e' || i AS event_id, 'page' AS type, $1::TIMESTAMP + INTERVAL (i) MINUTE AS event_time, $1::TIMESTAMP + INTERVAL (i) MINUTE AS received_at, $2 AS source FROM range(28800) t(i)",
            Start.UtcDateTime, Key);
        session.Append(
            new WarehouseTable("ingestion", "batch"),
            """
            SELECT 'b' || i AS batch_id, $1 AS source, $2::TIMESTAMP + INTERVAL (i) DAY AS committed_at, 1000::BIGINT AS accepted, 0::BIGINT AS duplicates, 0::BIGINT AS rejected,
                CASE WHEN i % 2 = 0 THEN 1.5 ELSE 1800 END AS mean_delay_seconds, 'accepted' AS state, CASE WHEN i % 2 = 0 THEN 'Streaming' ELSE 'Batch' END AS mode,
                CASE WHEN i % 2 = 0 THEN 1.0 ELSE 0.2 END AS cpu_seconds FROM range(20) t(i)
            """,
            Key, Start.UtcDateTime);
    }

    private T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    private async Task<StoredAdvice> AdviseAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await Get<IPipelineAdvisor>().AdviseAsync(Key, default)).Value;
    }

    private static IEnumerable<DateTimeOffset> EveryTenSeconds(int day) => Enumerable.Range(0, 8640).Select(i => Start.AddDays(day).AddSeconds(i * 10));

    private static IEnumerable<DateTimeOffset> OnceANight(int day) => [Start.AddDays(day).AddHours(4), Start.AddDays(day).AddHours(4).AddSeconds(1)];

    private sealed class StoredUses : IEventUses
    {
        public IReadOnlyList<DateTimeOffset> Moments { get; set; } = [];

        public Task<IReadOnlyList<DateTimeOffset>> UsesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DateTimeOffset>>([.. Moments.Where(moment => moment >= since)]);
    }
}
