using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.Sources.Pipelines.Algorithms;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Pipelines;

internal sealed class PipelineAdvisor(
    IEventSources sources, PipelineFacts facts, IEnumerable<IEventUses> uses, PipelineAdviceRecords records, ILedger ledger, AdvisorContext context) : IPipelineAdvisor
{
    private const double UsualStreamDelay = 2;
    private static readonly TimeSpan History = TimeSpan.FromDays(28);

    public async Task<Outcome<StoredAdvice>> AdviseAsync(string key, CancellationToken cancellationToken)
    {
        if (await sources.FindAsync(key, cancellationToken) is not { } source)
        {
            return new EventSourceNotFound(key);
        }

        DateTimeOffset now = context.Now;
        IReadOnlyList<DateTimeOffset> used = await UsesAsync(now - History, cancellationToken);
        StoredAdvice made = new(
            Ids.New(context.Clock), await Task.Run(() => Measure(source, used, now), cancellationToken), source.Mode, now, null, null, null, null);
        await records.AddAsync(source.Id, made, cancellationToken);
        await ledger.AppendAsync(
            new LedgerEntry("pipeline.advised", "event-source", key, made.Advice.Reason, JsonSerializer.Serialize(new { Verdict = made.Advice.Verdict.ToString(), made.Advice.Figures })),
            cancellationToken);
        return made;
    }

    public async Task<IReadOnlyList<StoredAdvice>> HistoryAsync(string key, CancellationToken cancellationToken) =>
        await sources.FindAsync(key, cancellationToken) is { } source ? await records.ListAsync(source.Id, cancellationToken) : [];

    public async Task<Outcome<StoredAdvice>> DecideAsync(Guid adviceId, IntakeMode mode, string reason, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(adviceId, cancellationToken) is not { } found)
        {
            return new AdviceNotFound(adviceId);
        }

        if (found.Advice.Decision is not null)
        {
            return new AdviceDecided(found.Advice.Decision, found.Advice.DecidedBy ?? string.Empty);
        }

        if ((await sources.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == found.SourceId) is not { } source)
        {
            return new AdviceNotFound(adviceId);
        }

        bool isAccepted = found.Advice.Advice.Verdict switch
        {
            PipelineVerdict.Batch => mode == IntakeMode.Batch,
            PipelineVerdict.Streaming => mode == IntakeMode.Streaming,
            _ => mode == source.Mode,
        };
        Outcome<EventSource> changed = await sources.ChangeAsync(source.Key, new EventSourceChange(reason, Mode: mode), cancellationToken);
        if (changed.IsRefused)
        {
            return changed.Refusal;
        }

        StoredAdvice decided = found.Advice with { Decision = isAccepted ? "Accepted" : "Overridden", DecidedBy = context.Actor, DecidedAt = context.Now, DecisionReason = reason };
        await records.DecideAsync(decided, cancellationToken);
        await ledger.AppendAsync(
            new LedgerEntry(isAccepted ? "pipeline.advice-accepted" : "pipeline.advice-overridden", "event-source", source.Key, reason, JsonSerializer.Serialize(new { Advice = adviceId, Mode = mode.ToString() })),
            cancellationToken);
        return decided;
    }

    private PipelineAdvice Measure(EventSource source, IReadOnlyList<DateTimeOffset> used, DateTimeOffset now)
    {
        ModeMeasure? stream = facts.Measure(source.Key, IntakeMode.Streaming, now - History);
        ModeMeasure? batch = facts.Measure(source.Key, IntakeMode.Batch, now - History);
        PipelineFigures figures = new(
            0, 0, 0, used.Count, null, null, null, stream?.DelaySeconds ?? UsualStreamDelay, batch?.DelaySeconds, stream?.CpuPerThousand, batch?.CpuPerThousand,
            source.NeedSeconds, LoadCadence.Words(source with { Mode = IntakeMode.Batch }));
        Func<DateTimeOffset, DateTimeOffset?> needs = source.NeedSeconds is { } demanded
            ? known => known + TimeSpan.FromSeconds(demanded)
            : FreshnessReplay.FirstUse(used);
        IReadOnlyList<DayFreshness> days = FreshnessReplay.Days(
            facts.Arrivals(source.Key, now - History), needs, known => LoadCadence.NextAfter(source, known), TimeSpan.FromSeconds(figures.StreamDelaySeconds), TimeSpan.FromSeconds(5));
        return ModeChoice.Choose(days, figures);
    }

    private async Task<IReadOnlyList<DateTimeOffset>> UsesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        List<DateTimeOffset> all = [];
        foreach (IEventUses use in uses)
        {
            all.AddRange(await use.UsesAsync(since, cancellationToken));
        }

        all.Sort();
        return all;
    }
}

/// <summary>Who asks, and when.</summary>
internal sealed class AdvisorContext(WorkScope scope, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Actor => scope.Actor.Name;
}
