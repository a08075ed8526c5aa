using System.Text;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

/// <summary>Bodies in which one event was spoilt: the others beside it are never lost, and nothing throws.</summary>
public sealed class MutatedBodyTests(ITestOutputHelper output)
{
    private const int Events = 5;

    [Fact]
    public Task Six_hundred_spoilt_bodies_lose_no_good_event() => RunAsync(600, seed: 11);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Ten_thousand_spoilt_bodies_lose_no_good_event() => RunAsync(10_000, seed: 12);

    private async Task RunAsync(int bodies, int seed)
    {
        using IntakeBench bench = new();
        IEventIntake intake = bench.Get<IEventIntake>();
        Random random = new(seed);
        HashSet<string> good = new(StringComparer.Ordinal);
        long rejected = 0;
        for (int i = 0; i < bodies; i++)
        {
            bool isLines = i % 2 == 0;
            int spoilt = random.Next(Events);
            byte[] body = Body(i, spoilt, isLines, random, good);
            Outcome<IntakeAnswer> answer = await intake.AcceptAsync(new IntakeCaller(null), body, new BodyForm(isLines), default);
            Assert.True(!answer.IsRefused, $"Body {i}: {answer.Refusal?.Reason}\n{Encoding.UTF8.GetString(body)}");
            rejected += answer.Value.Rejected;
        }

        await bench.MoveAsync();
        HashSet<string> stored = [.. bench.Rows("event_id").Select(row => row["{\"event_id\":\"".Length..^2])];

        output.WriteLine($"{bodies} bodies, {good.Count} good events, {rejected} dead letters, {stored.Count} events stored");
        Assert.Empty(good.Where(id => !stored.Contains(id)));
    }

    private static byte[] Body(int number, int spoilt, bool isLines, Random random, HashSet<string> good)
    {
        List<byte> body = [.. isLines ? ""u8 : "["u8];
        for (int i = 0; i < Events; i++)
        {
            string id = $"b{number}-{i}";
            byte[] json = Encoding.UTF8.GetBytes(
                $$$$"""{"event_id":"{{{{id}}}}","type":"page","user_id":"u{{{{i}}}}","page":"/ä","tags":["a",{"b":[1,2]}],"context":{"device":{"type":"ios"}}}""");
            if (i == spoilt)
            {
                json = BodySpoiling.Spoil(json, isLines, random);
            }
            else
            {
                good.Add(id);
            }

            body.AddRange(json);
            body.Add((byte)(isLines ? '\n' : i == Events - 1 ? ']' : ','));
        }

        return [.. body];
    }
}
