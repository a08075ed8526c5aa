using System.Text;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

public sealed class EventIntakeTests : IDisposable
{
    private const string Click = """{"event_id":"e1","type":"Click","event_time":"2026-03-02T08:00:00Z","anonymous_id":"k1","channel":"social","campaign":"s-a","placement":"top"}""";
    private const string Buy = """{"event_id":"e2","type":"purchase","event_time":"2026-02-27T08:00:00Z","user_id":"u1","email":" Ann@Example.com","order_id":"o1","value":"12.50","currency":"eur"}""";

    private readonly IntakeBench _bench = new();

    [Fact]
    public async Task An_event_stands_in_the_table_with_every_field_in_its_form()
    {
        IntakeAnswer answer = await _bench.SendAsync(Buy);
        await _bench.MoveAsync();

        Assert.Equal((1, 0, "collector"), (answer.Accepted, answer.Rejected, answer.Source));
        Assert.Equal(
            """{"event_id":"e2","type":"purchase","event_time":"2026-02-27 08:00:00","received_at":"2026-03-02 09:00:00","source":"collector","schema_name":"web_analytics","schema_version":1,"anonymous_id":null,"user_id":"u1","email_sha256":"d723ae7e84b0caac07c7bc7a7b84c3922ab24aeabc1c3b4bb6b4c9ae6eee4b24","phone_sha256":null,"device_type":null,"channel":null,"campaign":null,"creative":null,"page":null,"order_id":"o1","value":12.5,"currency":"EUR","properties":null,"is_late":true}"""
                .Replace("d723ae7e84b0caac07c7bc7a7b84c3922ab24aeabc1c3b4bb6b4c9ae6eee4b24", Sha("ann@example.com"), StringComparison.Ordinal),
            Assert.Single(_bench.Rows()));
    }

    [Fact]
    public async Task Single_events_an_array_a_wrapped_array_and_lines_give_equal_rows()
    {
        string[] bodies = [$"[{Click},{Buy}]", $"{{\"events\":[{Click},\n{Buy}],\"note\":1}}", $"{{\"sentAt\":\"x\",\"batch\":[{Click},{Buy}]}}", $"{Click}\n{Buy}\n"];
        List<IReadOnlyList<string>> tables = [];
        foreach (string body in bodies)
        {
            using IntakeBench bench = new();
            Assert.Equal(2, (await bench.SendAsync(body, isLines: body.EndsWith('\n'))).Accepted);
            await bench.MoveAsync();
            tables.Add(bench.Rows());
        }

        await _bench.SendAsync(Buy);
        await _bench.SendAsync(Click);
        await _bench.MoveAsync();

        Assert.Equal(2, _bench.Rows().Count);
        Assert.All(tables, table => Assert.Equal(_bench.Rows(), table));
    }

    [Fact]
    public async Task What_was_sent_before_adds_nothing()
    {
        await _bench.SendAsync($"[{Click},{Buy},{Click}]");
        await _bench.MoveAsync();
        IReadOnlyList<string> before = _bench.Rows();
        await _bench.SendAsync($"[{Click},{Buy}]");
        await _bench.SendAsync(Buy);
        await _bench.MoveAsync();

        Assert.Equal(2, before.Count);
        Assert.Equal(before, _bench.Rows());
        Assert.Equal(
            ["""{"accepted":0,"duplicates":3}""", """{"accepted":2,"duplicates":1}"""], _bench.Rows("accepted, duplicates", "batch"));
    }

    [Fact]
    public async Task A_bad_event_is_named_and_kept_and_the_good_ones_beside_it_are_taken()
    {
        IntakeAnswer answer = await _bench.SendAsync($$"""[{{Click}},{"type":"page"},{"type":"x","event_time":12,"user_id":"u"},7,{"a":},{{Buy}}]""");
        await _bench.MoveAsync();

        Assert.Equal((2, 4), (answer.Accepted, answer.Rejected));
        Assert.Equal(
            "1 NoPerson , 2 IllTyped event_time, 3 NotAnObject , 4 IllFormed ",
            string.Join(", ", answer.Problems.Select(problem => $"{problem.Position} {problem.Reason} {problem.Field}")));
        Assert.Equal(2, _bench.Rows().Count);
        Assert.Equal(
            ["""{"body":"7"}""", """{"body":"{\"a\":}"}""", """{"body":"{\"type\":\"page\"}"}""", """{"body":"{\"type\":\"x\",\"event_time\":12,\"user_id\":\"u\"}"}"""],
            _bench.Rows("body", "dead_letter"));
    }

    [Fact]
    public async Task Messages_and_positions_are_committed_together()
    {
        await _bench.SourceAsync(new NewEventSource("Topic", EventSourceKind.Kafka));
        IEventIntake intake = _bench.Get<IEventIntake>();
        RawMessage[] messages = [new(Encoding.UTF8.GetBytes(Click)), new(Encoding.UTF8.GetBytes("{")), new(Encoding.UTF8.GetBytes(Buy))];

        IntakeCommit first = (await intake.CommitAsync("topic", messages, [new("t/0", 3), new("t/1", 9)], default)).Value;
        IntakeCommit again = (await intake.CommitAsync("topic", messages, [new("t/0", 6)], default)).Value;

        Assert.Equal((2, 0, 1, 1), (first.Accepted, first.Duplicates, first.Rejected, first.Late));
        Assert.Equal((0, 2, 0), (again.Accepted, again.Duplicates, again.Rejected));
        Assert.Equal([new("t/0", 6), new("t/1", 9)], await intake.PositionsAsync("topic", default));
    }

    [Fact]
    public async Task Business_units_do_not_meet()
    {
        await _bench.SendAsync(Click);
        await _bench.SendAsync(Click, unit: "travel");
        await _bench.MoveAsync();

        Assert.Single(_bench.Rows());
        Assert.Single(_bench.Rows(unit: "travel"));
        Assert.Single(_bench.Rows(table: "event_key", columns: "*", unit: "travel"));
    }

    [Fact]
    public async Task First_calls_at_the_same_time_make_one_collector()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => _bench.SendAsync($$"""{"event_id":"{{i}}","type":"page","user_id":"u"}"""))));
        await _bench.MoveAsync();

        Assert.Equal(16, _bench.Rows().Count);
        Assert.Single(await _bench.Get<IEventSources>().ListAsync(default));
    }

    [Fact]
    public async Task A_batch_source_waits_for_its_time_and_goes_at_once_when_it_is_made_to_stream()
    {
        await _bench.SourceAsync(new NewEventSource("Nightly", EventSourceKind.Http, Mode: IntakeMode.Batch, BatchMinutes: 10));
        IntakeMover mover = _bench.Get<IntakeMover>();
        await _bench.SendAsync(Click, source: "nightly");
        Assert.Equal(0, await mover.MoveDueAsync(default));
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await mover.MoveDueAsync(default));
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await mover.MoveDueAsync(default));

        await _bench.SendAsync(Buy, source: "nightly");
        await _bench.Get<IEventSources>().ChangeAsync("nightly", new EventSourceChange("faster", Mode: IntakeMode.Streaming), default);
        await _bench.SendAsync("""{"type":"page","user_id":"u2"}""", source: "nightly");
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await mover.MoveDueAsync(default));
        Assert.Equal(3, _bench.Rows().Count);
    }

    [Fact]
    public async Task Too_much_waiting_is_refused_before_anything_is_taken()
    {
        using IntakeBench bench = new(new EventIntakeOptions { MostBacklogMegabytes = 1 });
        string large = $$"""{"type":"page","user_id":"u","text":"{{new string('x', 50_000)}}","n":""";
        int taken = 0;
        Outcome<IntakeAnswer> last;
        do
        {
            last = await bench.TrySendAsync($"{large}{taken}}}");
            taken += last.IsRefused ? 0 : 1;
        }
        while (!last.IsRefused);

        Assert.Equal(new IntakeOverloaded(IsBacklog: true, RetryAfterSeconds: 5), last.Refusal);
        Assert.InRange(taken, 20, 22);
        Assert.Equal(taken, await bench.MoveAsync());
        Assert.Equal(1, (await bench.SendAsync($"{large}-1}}")).Accepted);
    }

    [Fact]
    public async Task A_paused_source_and_an_unknown_one_are_refused()
    {
        await _bench.SourceAsync(new NewEventSource("Shop", EventSourceKind.Http));
        await _bench.Get<IEventSources>().ChangeAsync("shop", new EventSourceChange("broken tag", State: EventSourceState.Paused), default);

        Assert.Equal(new EventSourcePaused("shop"), (await _bench.TrySendAsync(Click, source: "shop")).Refusal);
        Assert.Equal(new EventSourceNotFound("shop2"), (await _bench.TrySendAsync(Click, source: "shop2")).Refusal);
        Assert.IsType<NoEvents>((await _bench.TrySendAsync(" \n")).Refusal);
    }

    public void Dispose() => _bench.Dispose();

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
