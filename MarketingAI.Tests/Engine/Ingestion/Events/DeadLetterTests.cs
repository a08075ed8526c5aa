using MarketingAI.Engine.Ingestion.DeadLetters;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

public sealed class DeadLetterTests : IDisposable
{
    private readonly IntakeBench _bench = new();

    [Fact]
    public async Task A_mended_event_reaches_the_table_and_the_ledger_names_who_mended_it()
    {
        await _bench.SendAsync("""{"event_id":"e1","type":"page","user_id":"u","value":"12,5"}""");
        await _bench.MoveAsync();
        IDeadLetters letters = _bench.Get<IDeadLetters>();
        DeadLetter letter = Assert.Single(await letters.ListAsync(new DeadLetterQuery(), default));

        StillUnfit unfit = Assert.IsType<StillUnfit>((await letters.MendAsync(letter.Id, null, default)).Refusal);
        IntakeCommit mended = (await letters.MendAsync(letter.Id, letter.Body.Replace("12,5", "12.5", StringComparison.Ordinal), default)).Value;

        Assert.Equal("value", unfit.Field);
        Assert.Equal(1, mended.Accepted);
        Assert.Equal(["""{"event_id":"e1","value":12.5,"received_at":"2026-03-02 09:00:00"}"""], _bench.Rows("event_id, value, received_at"));
        Assert.Equal(DeadLetterState.Mended, Assert.Single(await letters.ListAsync(new DeadLetterQuery(State: null), default)).State);
        Assert.IsType<DeadLetterDecided>((await letters.MendAsync(letter.Id, null, default)).Refusal);
        Assert.Contains(_bench.Ledger.Entries, entry => entry.Act == "dead-letter.mended");
    }

    [Fact]
    public async Task After_the_mapping_was_mended_a_replay_takes_all_that_fit_now()
    {
        await _bench.SourceAsync(new NewEventSource("Shop", EventSourceKind.Http));
        await _bench.SendAsync("""[{"what":"page","user_id":"u1"},{"what":"page","user_id":"u2"},{"user_id":"u3"}]""", source: "shop");
        await _bench.MoveAsync();
        IDeadLetters letters = _bench.Get<IDeadLetters>();
        Assert.Equal(new ReplayResult(0, 3), (await letters.ReplayAsync("shop", null, default)).Value);

        await _bench.Get<IEventSources>().MapAsync(
            "shop", [new(EventField.Type, [new MappedPath("what")]), new(EventField.UserId, [new MappedPath("user_id")])], default);
        ReplayResult replayed = (await letters.ReplayAsync("shop", DeadLetterReason.MissingField, default)).Value;

        Assert.Equal(new ReplayResult(2, 1), replayed);
        Assert.Equal(["""{"user_id":"u1"}""", """{"user_id":"u2"}"""], _bench.Rows("user_id"));
        Assert.IsType<DismissalNeedsReason>((await letters.DismissAsync(null, "shop", null, " ", default)).Refusal);
        Assert.Equal(1, (await letters.DismissAsync(null, "shop", null, "a test", default)).Value);
        Assert.Equal(
            "Dismissed 1, Mended 2", string.Join(", ", (await letters.CountAsync(default)).Select(count => $"{count.State} {count.Count}")));
    }

    [Fact]
    public async Task The_same_bad_event_sent_again_is_kept_once()
    {
        await _bench.SendAsync("""{"type":"page"}""");
        await _bench.SendAsync("""[{"type":"page"}]""");
        await _bench.MoveAsync();

        Assert.Single(await _bench.Get<IDeadLetters>().ListAsync(new DeadLetterQuery(), default));
    }

    [Fact]
    public async Task A_person_is_counted_and_erased_by_every_key_and_does_not_come_back()
    {
        const string Events = """[{"event_id":"1","type":"page","anonymous_id":"k1"},{"event_id":"2","type":"page","email":"ann@example.com"},{"event_id":"3","type":"page","user_id":"u9"},{"user_id":"k1"}]""";
        await _bench.SendAsync(Events);
        IPersonalDataHolder holder = _bench.Get<IPersonalDataHolder>();

        Assert.Equal(2, await holder.CountAsync("k1", default));
        Assert.Equal(1, await holder.CountAsync(" Ann@example.com", default));
        Assert.Equal(2, await holder.EraseAsync("k1", default));
        Assert.Equal(1, await holder.EraseAsync("ann@example.com", default));
        await _bench.SendAsync(Events.Replace(""","{"user_id":"k1"}""", string.Empty, StringComparison.Ordinal));
        await _bench.MoveAsync();

        Assert.Equal(["""{"event_id":"3"}"""], _bench.Rows("event_id"));
    }

    [Fact]
    public async Task Figures_say_how_a_source_is_doing()
    {
        await _bench.SendAsync("""[{"event_id":"1","type":"page","user_id":"u","event_time":"2026-02-01T00:00:00Z"},{"event_id":"1","type":"page","user_id":"u"},{"type":"page"}]""");
        await _bench.MoveAsync();
        ISourceFigures figures = _bench.Get<ISourceFigures>();

        SourceFigures line = Assert.Single(await figures.ListAsync(default));

        Assert.Equal(("collector", 1, 1, 1, 1, 1), (line.Source, line.Accepted, line.Duplicates, line.Rejected, line.Late, line.Waiting));
        Assert.Equal(1d / 60, line.PerSecond, 9);
        Assert.Equal([new FlowPoint(_bench.Host.Clock.GetUtcNow(), 1, 1, 1)], await figures.FlowAsync("collector", FlowStep.Hour, DateTimeOffset.UnixEpoch, default));
        Assert.Equal("1", Assert.Single(await figures.RecentAsync("collector", 5, default)).EventId);
        Assert.Equal(0, figures.BacklogBytes);
    }

    public void Dispose() => _bench.Dispose();
}
