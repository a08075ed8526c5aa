using System.IO.Compression;
using System.Text;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Brings the demo company's web events in, through the inner path of all events, as a file source that keeps its place.</summary>
internal sealed class DemoEvents(IEventSources sources, IEventIntake intake)
{
    public const string SourceKey = "web-and-app";

    private const int Lines = 20_000;

    /// <summary>The tags changed names and units in the middle of the year: both are read.</summary>
    private static readonly FieldMapping[] Mapping =
    [
        Of(EventField.EventId, "event_id"), Of(EventField.Type, "type"), Of(EventField.EventTime, "event_time"), Of(EventField.ReceivedAt, "received_at"),
        Of(EventField.AnonymousId, "cookie_id"), Of(EventField.Email, "email_sha256"), Of(EventField.DeviceType, "device_type"), Of(EventField.Channel, "channel"),
        Of(EventField.Campaign, "campaign", "campaign_id"), Of(EventField.Creative, "creative_id"), Of(EventField.Page, "page"), Of(EventField.OrderId, "order_id"),
        new(EventField.Value, [new MappedPath("value"), new MappedPath("value_minor", DivideBy: 100)]), new(EventField.Currency, [], "EUR"),
    ];

    /// <returns>Events taken by this call; what an earlier start took is not read again.</returns>
    public async Task<Outcome<long>> LoadAsync(string file, CancellationToken cancellationToken)
    {
        if (await sources.FindAsync(SourceKey, cancellationToken) is null)
        {
            Outcome<EventSource> made = await sources.CreateAsync(
                new NewEventSource("Web and app", EventSourceKind.File, Key: SourceKey, Mapping: Mapping), cancellationToken);
            if (made.IsRefused)
            {
                return made.Refusal;
            }
        }

        string partition = Path.GetFileName(file);
        long next = (await intake.PositionsAsync(SourceKey, cancellationToken)).FirstOrDefault(known => string.Equals(known.Partition, partition, StringComparison.Ordinal))?.Next ?? 0;
        long taken = 0;
        foreach (RawMessage[] chunk in ReadLines(file).Skip((int)next).Select(line => new RawMessage(Encoding.UTF8.GetBytes(line))).Chunk(Lines))
        {
            next += chunk.Length;
            Outcome<IntakeCommit> commit = await intake.CommitAsync(SourceKey, chunk, [new SourcePosition(partition, next)], cancellationToken);
            if (commit.IsRefused)
            {
                return commit.Refusal;
            }

            taken += commit.Value.Accepted;
        }

        return taken;
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static FieldMapping Of(EventField field, params string[] paths) => new(field, [.. paths.Select(path => new MappedPath(path))]);
}
