using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

public sealed class MappingTrialTests : IDisposable
{
    private readonly IntakeBench _bench = new();

    [Fact]
    public async Task A_mapping_is_tried_on_the_last_events_and_on_the_dead_letters()
    {
        await _bench.SendAsync("""[{"event_id":"1","type":"page","cookie":"k","note":"ann@example.com"},{"event_id":"2","type":"page","anonymous_id":"a"}]""");
        await _bench.MoveAsync();
        IMappingTrials trials = _bench.Get<IMappingTrials>();
        IReadOnlyList<FieldMapping> cookies = [.. StandardMapping.Default.Fields.Where(field => field.Field != EventField.AnonymousId), new(EventField.AnonymousId, [new MappedPath("cookie")])];

        IReadOnlyList<PreviewedEvent> now = (await trials.TryAsync("collector", StandardMapping.Default.Fields, TrialRows.Newest, 10, default)).Value;
        IReadOnlyList<PreviewedEvent> newest = (await trials.TryAsync("collector", cookies, TrialRows.Newest, 10, default)).Value;
        IReadOnlyList<PreviewedEvent> letters = (await trials.TryAsync("collector", cookies, TrialRows.DeadLetters, 10, default)).Value;

        Assert.Equal([null, DeadLetterReason.NoPerson], now.Select(seen => seen.Problem?.Reason));
        Assert.Equal([DeadLetterReason.NoPerson, null], newest.Select(seen => seen.Problem?.Reason));
        Assert.Equal("k", Assert.Single(letters).Fields["anonymous_id"]);
        Assert.DoesNotContain("example.com", newest[1].Raw + letters[0].Raw, StringComparison.Ordinal);
        Assert.IsType<EventSourceNotFound>((await trials.TryAsync("nobody", cookies, TrialRows.Newest, 10, default)).Refusal);
        Assert.Empty((await _bench.Get<IMappingTrials>("travel").TryAsync("collector", cookies, TrialRows.Newest, 10, default)).Refusal is null ? [1] : Array.Empty<int>());
    }

    [Fact]
    public void Under_load_only_now_and_then_an_event_is_kept()
    {
        RecentRing ring = new();
        for (int i = 0; i < 100_000; i++)
        {
            ring.Offer(System.Text.Encoding.UTF8.GetBytes($"{i}"), i * TimeSpan.TicksPerMicrosecond * 10);
        }

        // A second's worth of events: the first twenty, then one each tenth of a second.
        Assert.Equal(["90019", "80019", "70019"], ring.Newest(3).Select(System.Text.Encoding.UTF8.GetString), StringComparer.Ordinal);
        Assert.Equal(20, ring.Newest(99).Count);
    }

    public void Dispose() => _bench.Dispose();
}
