using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events;

internal sealed class EventIntake(
    LiveSources sources, IntakeLog log, IntakeMover mover, SourceCommits commits, DefaultSource defaults, IntakeContext context) : IEventIntake
{
    public async ValueTask<Outcome<IntakeAnswer>> AcceptAsync(IntakeCaller caller, ReadOnlyMemory<byte> body, BodyForm form, CancellationToken cancellationToken)
    {
        Outcome<LiveSource> found = await FindAsync(caller, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (log.Overload() is { } overloaded)
        {
            return overloaded;
        }

        LiveSource source = found.Value;
        using IntakeCall call = IntakeCall.Rent();
        if (call.Read(body.Span, source, form, context.ArrivalTicks(), context.Options.MostEvents) is { } refusal)
        {
            return refusal;
        }

        if (call.Records.Length > 0 && await log.AppendAsync(source.Source.Mode, call.Records, call.Ids) is { } notWritten)
        {
            return notWritten;
        }

        return call.Answer(source.Key);
    }

    public async Task<Outcome<IntakeCommit>> CommitAsync(
        string source, IReadOnlyList<RawMessage> messages, IReadOnlyList<SourcePosition> positions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(positions);
        Outcome<LiveSource> found = await FindAsync(new IntakeCaller(source), cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return await commits.CommitAsync(found.Value.Key, () => Read(found.Value, messages), positions, cancellationToken);
    }

    public Task<IReadOnlyList<SourcePosition>> PositionsAsync(string source, CancellationToken cancellationToken) =>
        Task.Run(() => commits.Positions(source), cancellationToken);

    public Task<long> MoveAsync(CancellationToken cancellationToken) => mover.MoveAllAsync(cancellationToken);

    public Outcome<IReadOnlyList<PreviewedEvent>> Preview(string schema, IReadOnlyList<FieldMapping> fields, string json, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(json);
        if (EventSchemas.Find(schema) is not { } known)
        {
            return new EventSourceUnfit("Schema", $"It is one of {string.Join(", ", EventSchemas.All.Select(known => known.Name))}.", schema);
        }

        return EventSourceRule.Check(fields) is { } refusal
            ? refusal
            : Outcome.Of<IReadOnlyList<PreviewedEvent>>(EventPreview.Of(new CompiledMapping(known, new EventMapping(1, fields)), json, context.ArrivalTicks(), most));
    }

    private IntakeBatch Read(LiveSource source, IReadOnlyList<RawMessage> messages)
    {
        long now = context.ArrivalTicks();
        IntakeBatch batch = new(source.Key, source.Source.Schema, source.Source.LatenessBound, context.Now(), source.Source.Mode, isReadHere: true);
        using IntakeCall call = IntakeCall.Rent();
        foreach (RawMessage message in messages)
        {
            long received = message.ReceivedAt is { } known ? known.UtcTicks - (known.UtcTicks % TimeSpan.TicksPerMicrosecond) : now;
            call.ReadOne(message.Body.Span, source, Math.Min(received, now), message.Origin, message.Problem);
        }

        ReadOnlySpan<byte> records = call.Records.Span;
        while (records.Length > 0)
        {
            batch.Add(records);
            records = records[SegmentRecord.LengthOf(records)..];
        }

        return batch;
    }

    private async ValueTask<Outcome<LiveSource>> FindAsync(IntakeCaller caller, CancellationToken cancellationToken)
    {
        UnitSources ofUnit = await sources.OfAsync(context.Unit);
        LiveSource? found = caller.Source is { } key
            ? ofUnit.Find(key)
            : ofUnit.FindByApiKey(caller.ApiKeyId) ?? ofUnit.Find(LiveSources.DefaultKey);
        if (found is null && caller.Source is null)
        {
            await defaults.MakeAsync(cancellationToken);
            found = (await sources.OfAsync(context.Unit)).Find(LiveSources.DefaultKey);
        }

        return found is null ? new EventSourceNotFound(caller.Source ?? LiveSources.DefaultKey)
            : found.Source.State == EventSourceState.Paused ? new EventSourcePaused(found.Key)
            : found;
    }
}

/// <summary>Where and when a call comes in.</summary>
internal sealed class IntakeContext(WorkScope scope, EventIntakeOptions options, TimeProvider clock)
{
    public BusinessUnitId Unit => scope.Unit;

    public EventIntakeOptions Options => options;

    public DateTimeOffset Now() => clock.GetUtcNow();

    /// <summary>UTC ticks, cut to microseconds as the warehouse keeps them.</summary>
    public long ArrivalTicks()
    {
        long ticks = clock.GetUtcNow().UtcTicks;
        return ticks - (ticks % TimeSpan.TicksPerMicrosecond);
    }
}

/// <summary>Makes the standard collector when a business unit's first call comes in without one.</summary>
internal sealed class DefaultSource(IEventSources sources, LiveSources live)
{
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        // First calls come at the same time; one of them makes it, the others find it.
        await live.Making.WaitAsync(cancellationToken);
        try
        {
            Outcome<EventSource> made = await sources.CreateAsync(
                new NewEventSource("Standard collector", EventSourceKind.Http, Key: LiveSources.DefaultKey), cancellationToken);
            if (made.IsRefused && made.Refusal is not EventSourceKeyTaken)
            {
                throw new InvalidOperationException($"The standard collector could not be made: {made.Refusal}");
            }
        }
        finally
        {
            live.Making.Release();
        }
    }
}
