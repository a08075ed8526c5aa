using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

/// <summary>
/// Batch and streaming give the same values: the same events, in any order and cut into batches anyhow, twice delivered or once, leave the
/// same table, field by field, but for the id of the commit. Every kind of source must pass.
/// </summary>
public abstract class PipelineParity
{
    private const string Columns = "* EXCLUDE (batch_id, is_out_of_order)";
    protected const string Key = "parity";

    /// <summary>The kind of source that this suite runs over.</summary>
    public abstract EventSourceKind Kind { get; }

    [Theory]
    [InlineData(IntakeMode.Streaming, 1)]
    [InlineData(IntakeMode.Streaming, 2)]
    [InlineData(IntakeMode.Batch, 3)]
    [InlineData(IntakeMode.Batch, 4)]
    public async Task Any_order_and_any_cut_in_either_mode_leave_the_same_table(IntakeMode mode, int seed)
    {
        string[] events = [.. Enumerable.Range(0, 400).Select(Event)];
        IReadOnlyList<string> expected = await ReferenceAsync(events);
        Random random = new(seed);
        string[] sent = [.. events, .. events[..60]];
        random.Shuffle(sent);
        string[][] parts = [.. Cut(sent, random)];

        await using SourceBench bench = new();
        await LoadAsync(bench, parts, mode);

        Assert.Equal(400, expected.Count);
        Assert.Equal(expected, bench.Rows(Columns));
    }

    /// <summary>Brings the parts into the table by the kind's own way.</summary>
    private protected abstract Task LoadAsync(SourceBench bench, string[][] parts, IntakeMode mode);

    private protected static Task MapAsync(SourceBench bench) => bench.Get<IEventSources>().MapAsync(
        Key, [.. StandardMapping.Default.Fields, new FieldMapping(EventField.ReceivedAt, [new MappedPath("received_at")])], default);

    /// <summary>All at once, in order, by the inner path itself.</summary>
    private static async Task<IReadOnlyList<string>> ReferenceAsync(string[] events)
    {
        await using SourceBench bench = new();
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource(Key, EventSourceKind.Http, Key: Key), default);
        await MapAsync(bench);
        await bench.Get<IEventIntake>().CommitAsync(Key, [.. events.Select(text => new RawMessage(Encoding.UTF8.GetBytes(text)))], [], default);
        return bench.Rows(Columns);
    }

    private static IEnumerable<string[]> Cut(string[] all, Random random)
    {
        for (int at = 0; at < all.Length;)
        {
            int length = Math.Min(all.Length - at, 1 + random.Next(150));
            yield return all[at..(at + length)];
            at += length;
        }
    }

    /// <summary>Late and early ones, with and without a person's address, words beyond ASCII, properties of their own.</summary>
    private static string Event(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event_id":"e{{i}}","type":"{{(i % 3 == 0 ? "purchase" : "Click")}}","event_time":"2026-0{{1 + (i % 2)}}-{{1 + (i % 27):00}}T{{i % 24:00}}:{{i % 60:00}}:00.{{i:000}}Z","received_at":"2026-03-01T00:00:{{i % 60:00}}Z","anonymous_id":"k{{i % 50}}","email":"Person{{i % 20}}@Example.com","campaign":"Frühling, {{i % 7}}","value":"{{i / 8d}}","currency":"eur","placement":"top \"{{i % 3}}\""}""");
}

public sealed class HttpParityTests : PipelineParity
{
    public override EventSourceKind Kind => EventSourceKind.Http;

    private protected override async Task LoadAsync(SourceBench bench, string[][] parts, IntakeMode mode)
    {
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource(Key, EventSourceKind.Http, Key: Key, Mode: mode), default);
        await MapAsync(bench);
        foreach (string[] part in parts)
        {
            await bench.Get<IEventIntake>().AcceptAsync(new IntakeCaller(Key), Encoding.UTF8.GetBytes(string.Join('\n', part)), new BodyForm(IsLines: true), default);
            if (mode == IntakeMode.Streaming)
            {
                await bench.Get<IEventIntake>().MoveAsync(default);
            }
        }

        await bench.Get<IEventIntake>().MoveAsync(default);
    }
}

public sealed class KafkaParityTests : PipelineParity
{
    public override EventSourceKind Kind => EventSourceKind.Kafka;

    private protected override async Task LoadAsync(SourceBench bench, string[][] parts, IntakeMode mode)
    {
        using KafkaMock kafka = new();
        kafka.Create("events");
        await bench.KafkaAsync(Key, kafka.Brokers, ["events"], mode);
        await MapAsync(bench);
        if (mode == IntakeMode.Streaming)
        {
            await bench.StartAsync();
        }

        foreach (string[] part in parts)
        {
            kafka.Send("events", part);
        }

        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Count("SELECT coalesce(sum(next), 0) FROM ingestion.source_position", new WarehouseTable("ingestion", "source_position")) == 460, "all messages");
    }
}

public abstract class FileParity : PipelineParity
{
    public override EventSourceKind Kind => EventSourceKind.File;

    protected abstract string Ending { get; }

    private protected override async Task LoadAsync(SourceBench bench, string[][] parts, IntakeMode mode)
    {
        await bench.FolderAsync(Key, "events", mode);
        await MapAsync(bench);
        for (int i = 0; i < parts.Length; i++)
        {
            byte[] content = Write(parts[i]);
            await File.WriteAllBytesAsync(Path.Combine(bench.Inbox("events"), $"{i:000}{Ending}"), content);
        }

        await bench.StartAsync();
        await SourceBench.UntilAsync(() => Directory.Exists(Path.Combine(bench.Inbox("events"), "done")) && Directory.GetFiles(Path.Combine(bench.Inbox("events"), "done")).Length == parts.Length, "all files to be done");
    }

    protected abstract byte[] Write(string[] events);
}

public sealed class JsonLinesParityTests : FileParity
{
    protected override string Ending => ".jsonl.gz";

    protected override byte[] Write(string[] events) => FileWork.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', events)));
}

public sealed class CsvParityTests : FileParity
{
    protected override string Ending => ".csv";

    protected override byte[] Write(string[] events) => SourceFiles.Converted(events, "FORMAT csv, HEADER");
}

public sealed class ParquetParityTests : FileParity
{
    protected override string Ending => ".parquet";

    protected override byte[] Write(string[] events) => SourceFiles.Converted(events, "FORMAT parquet");
}

public sealed class PipelineParityCount
{
    [Fact]
    public void Every_kind_of_source_is_held_to_parity()
    {
        Type[] suites = [.. typeof(PipelineParity).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(PipelineParity).IsAssignableFrom(type))];

        EventSourceKind[] held = [.. suites.Select(type => ((PipelineParity)Activator.CreateInstance(type)!).Kind).Distinct().Order()];

        Assert.Equal(5, suites.Length);
        Assert.Equal(Enum.GetValues<EventSourceKind>().Order(), held);
    }
}
