using System.Globalization;
using System.Text;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

/// <summary>Damaged files: no exception escapes, and no good row is lost beside a bad one.</summary>
public sealed class MutatedFileTests(ITestOutputHelper output)
{
    private const int Rows = 30;

    [Fact]
    public Task Sixty_mutated_files_lose_no_good_row() => RunAsync(60);

    [LongFact]
    [Trait("Category", "Long")]
    public Task A_thousand_mutated_files_lose_no_good_row() => RunAsync(1_000);

    private async Task RunAsync(int files)
    {
        await using SourceBench bench = new();
        using TemporaryFolder folder = new();
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("drop", EventSourceKind.Http, Key: "drop"), default);
        HashSet<string> mustBeThere = new(StringComparer.Ordinal);
        (int refused, long rejected) = (0, 0);
        for (int seed = 0; seed < files; seed++)
        {
            string path = folder.File($"f{seed}");
            (byte[] content, IEnumerable<string> kept) = Mutated(seed);
            await File.WriteAllBytesAsync(path, content);
            mustBeThere.UnionWith(kept);
            (IReadOnlyList<RawMessage> messages, bool isRefused) = Read(bench, path);
            refused += isRefused ? 1 : 0;
            Outcome<IntakeCommit> commit = await bench.Get<IEventIntake>().CommitAsync("drop", messages, [], default);
            rejected += commit.Value.Rejected;
        }

        HashSet<string> there = [.. bench.Rows("event_id").Select(row => row["{\"event_id\":\"".Length..^2])];
        output.WriteLine($"{files} files: {refused} refused or broken off, {rejected} rows in the dead letters, {there.Count} events taken, {mustBeThere.Count} of which had to be.");
        Assert.Empty(mustBeThere.Except(there, StringComparer.Ordinal));
        Assert.True(mustBeThere.Count > files * 10);
    }

    private static (IReadOnlyList<RawMessage> Messages, bool IsRefused) Read(SourceBench bench, string path)
    {
        List<RawMessage> messages = [];
        try
        {
            using IEventRows rows = bench.Get<EventFile>().Open(path, Path.GetFileName(path), 0);
            while (rows.Next() is { } message)
            {
                messages.Add(message);
            }

            return (messages, false);
        }
        catch (InvalidDataException)
        {
            return (messages, true);
        }
    }

    /// <summary>Text is spoilt in one row only; packed and Parquet files anywhere.</summary>
    private static (byte[] Content, IEnumerable<string> Kept) Mutated(int seed)
    {
        Random random = new(seed);
        string[] lines = seed % 4 == 0 ? Csv(seed) : Json(seed);
        if (seed % 4 >= 2)
        {
            byte[] packed = seed % 4 == 2
                ? FileWork.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', lines)))
                : SourceFiles.Converted(lines, "FORMAT parquet");
            return (Spoilt(packed, random, mayBreakLines: true), []);
        }

        int first = seed % 4 == 0 ? 1 : 0;
        int bad = random.Next(first, lines.Length);
        List<byte> content = [];
        for (int i = 0; i < lines.Length; i++)
        {
            byte[] line = Encoding.UTF8.GetBytes(lines[i]);
            content.AddRange(i == bad ? Spoilt(line, random, mayBreakLines: false) : line);
            content.Add((byte)'\n');
        }

        return ([.. content], Enumerable.Range(0, Rows).Where(i => i + first != bad).Select(i => $"f{seed}-{i}"));
    }

    private static byte[] Spoilt(byte[] whole, Random random, bool mayBreakLines)
    {
        List<byte> bytes = [.. whole];
        for (int times = 1 + random.Next(4); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(bytes.Count);
            byte made = random.Next(3) == 0 ? (byte)'"' : (byte)random.Next(256);
            made = !mayBreakLines && made == (byte)'\n' ? (byte)0 : made;
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = made;
                    break;
                case 1:
                    bytes.Insert(at, made);
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static string[] Json(int seed) => [.. Enumerable.Range(0, Rows).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event_id":"f{{seed}}-{{i}}","type":"click","event_time":"2026-01-0{{1 + (i % 9)}}T00:00:00Z","received_at":"2026-02-01","anonymous_id":"k{{i}}","email":"a{{i}}@example.com","campaign":"c, {{i}}","value":"1","currency":"EUR","placement":"top"}"""))];

    private static string[] Csv(int seed) =>
    [
        "event_id,type,event_time,anonymous_id,campaign,value",
        .. Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{seed}-{i},click,2026-01-0{1 + (i % 9)}T00:00:00Z,k{i},\"c, {i}\",1")),
    ];
}
