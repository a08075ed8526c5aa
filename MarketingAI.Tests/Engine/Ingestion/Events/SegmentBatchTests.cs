using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Events.Algorithms;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

/// <summary>What stands beside the messages of a Segment batch.</summary>
public sealed class SegmentBatchTests : IDisposable
{
    private const string Messages = """
        [{"messageId":"1","type":"page","userId":"u"},{"messageId":"2","type":"page","userId":"u","context":{"device":{"type":"tablet"},"locale":"de"}},{"messageId":"3","type":"page","userId":"u","context":null}]
        """;

    private const string Context = """{"device":{"type":"ios","model":"x"},"campaign":{"name":"spring"},"locale":"en"}""";

    private readonly IntakeBench _bench = new();

    [Theory]
    [InlineData("""{"batch":#,"context":@}""")]
    [InlineData("""{"context":@,"batch":#,"sentAt":"2026-03-02T08:00:00Z"}""")]
    [InlineData("""{"batch":#,"integrations":{"All":true},"context": @ , "sentAt":"x"}""")]
    public async Task Every_message_has_the_context_beside_the_batch_and_its_own_stands_above_it(string form)
    {
        await _bench.SendAsync(form.Replace("#", Messages, StringComparison.Ordinal).Replace("@", Context, StringComparison.Ordinal));
        await _bench.MoveAsync();

        Assert.Equal(
            [
                """{"event_id":"1","device_type":"ios","campaign":"spring","properties":"{\"context.device.model\":\"x\",\"context.locale\":\"en\"}"}""",
                """{"event_id":"2","device_type":"tablet","campaign":"spring","properties":"{\"context.device.model\":\"x\",\"context.locale\":\"de\"}"}""",
                """{"event_id":"3","device_type":null,"campaign":null,"properties":null}""",
            ],
            _bench.Rows("event_id, device_type, campaign, properties"));
    }

    [Fact]
    public async Task A_broken_message_takes_neither_the_others_nor_their_context()
    {
        IntakeAnswer answer = await _bench.SendAsync($$"""{"batch":[{"messageId":"1","type":"page","userId":"u"},{"broken":},{"type":"page"}],"context":{{Context}}}""");
        await _bench.MoveAsync();

        Assert.Equal((1, 2), (answer.Accepted, answer.Rejected));
        Assert.Equal(["""{"campaign":"spring"}"""], _bench.Rows("campaign"));
        Assert.Contains(_bench.Rows("body", "dead_letter"), row => row.Contains("spring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_context_of_the_last_message_is_not_taken_for_that_of_the_batch()
    {
        await _bench.SendAsync("""{"batch":[{"messageId":"1","type":"page","userId":"u"},{"messageId":"2","type":"page","userId":"u","context":{"campaign":{"name":"spring"}}}]}""");
        await _bench.MoveAsync();

        Assert.Equal(["""{"event_id":"1","campaign":null}""", """{"event_id":"2","campaign":"spring"}"""], _bench.Rows("event_id, campaign"));
    }

    [Fact]
    public async Task A_large_context_is_refused_as_it_would_be_put_into_every_message()
    {
        string large = $$$"""{"batch":[{"type":"page","userId":"u"}],"context":{"note":"{{{new string('x', SharedContext.MostBytes)}}}"}}""";

        Assert.IsType<BatchContextTooLong>((await _bench.TrySendAsync(large)).Refusal);
    }

    public void Dispose() => _bench.Dispose();
}
