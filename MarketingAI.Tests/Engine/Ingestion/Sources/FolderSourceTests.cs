using System.Globalization;
using System.Text;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using ZstdSharp;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

public sealed class FolderSourceTests
{
    private const string Fields = "event_id, type, event_time, anonymous_id, campaign, value, properties";

    [Fact]
    public async Task CSV_JSON_lines_and_Parquet_plain_or_packed_give_equal_rows()
    {
        using Compressor compressor = new();
        byte[] csv = Encoding.UTF8.GetBytes(Csv(0, 300));
        byte[] lines = Encoding.UTF8.GetBytes(Lines(0, 300));
        (string Name, byte[] Content)[] files =
        [
            ("a.csv", csv), ("b.jsonl", lines), ("c.csv.gz", [.. FileWork.Gzip(csv[..5_000]), .. FileWork.Gzip(csv[5_000..])]), ("d.jsonl.zst", [.. compressor.Wrap(lines)]),
            ("e.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Csv(0, 300))).ToArray()), ("f.csv", [0xEF, 0xBB, 0xBF, .. csv]),
            ("g.parquet", ParquetOf(Lines(0, 300))),
        ];
        List<IReadOnlyList<string>> tables = [];
        foreach ((string name, byte[] content) in files)
        {
            await using SourceBench bench = new();
            await bench.FolderAsync("drop", "events");
            await File.WriteAllBytesAsync(Path.Combine(bench.Inbox("events"), name), content);
            await bench.StartAsync();
            await SourceBench.UntilAsync(() => File.Exists(Path.Combine(bench.Inbox("events"), "done", name)), $"{name} to be done");
            tables.Add(bench.Rows(Fields));
        }

        Assert.Equal(300, tables[0].Count);
        Assert.All(tables, table => Assert.Equal(tables[0], table));
    }

    [Fact]
    public async Task A_bad_row_is_a_dead_letter_with_its_line_and_spoils_no_other()
    {
        await using SourceBench bench = new();
        await bench.FolderAsync("drop", "events");
        string csv = "event_id,type,anonymous_id,note\ne1,click,k1,\"two\nlines\"\ne2,click\ne3,click,k1,\"never closed\ne4,click,k1,x\ne5,,k1,y\ne6,click,k1,\"a \"\"b\"\"\"\n";
        await File.WriteAllTextAsync(Path.Combine(bench.Inbox("events"), "a.csv"), csv);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => File.Exists(Path.Combine(bench.Inbox("events"), "done", "a.csv")), "the file to be done");

        Assert.Equal(
            ["""{"event_id":"e1","properties":"{\"note\":\"two\\nlines\"}"}""", """{"event_id":"e4","properties":"{\"note\":\"x\"}"}""", """{"event_id":"e6","properties":"{\"note\":\"a \\\"b\\\"\"}"}"""],
            bench.Rows("event_id, properties"));
        Assert.Equal(
            [
                """{"message":"a.csv line 4: A row has 4 values, as many as the header. Found 2."}""",
                """{"message":"a.csv line 5: A quote is opened and never closed, or followed by text."}""",
                """{"message":"a.csv line 7: The field type has no value."}""",
            ],
            bench.Rows("message", "dead_letter"));
    }

    [Fact]
    public async Task A_second_copy_under_another_name_adds_nothing()
    {
        await using SourceBench bench = new();
        await bench.FolderAsync("drop", "events");
        string withoutIds = "{\"type\":\"click\",\"anonymous_id\":\"k1\"}\n{\"type\":\"click\",\"anonymous_id\":\"k2\"}\n";
        await File.WriteAllTextAsync(Path.Combine(bench.Inbox("events"), "a.jsonl"), withoutIds);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => File.Exists(Path.Combine(bench.Inbox("events"), "done", "a.jsonl")), "the first");
        await File.WriteAllTextAsync(Path.Combine(bench.Inbox("events"), "copy of a.jsonl"), withoutIds);
        await SourceBench.UntilAsync(() => File.Exists(Path.Combine(bench.Inbox("events"), "done", "copy of a.jsonl")), "the copy");

        Assert.Equal(2, bench.Events());
        Assert.Equal(2, bench.Count("SELECT sum(accepted + duplicates) FROM ingestion.batch", new MarketingAI.Engine.Data.WarehouseTable("ingestion", "batch")));
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_refused_with_the_reason_and_its_good_part_is_kept()
    {
        await using SourceBench bench = new();
        await bench.FolderAsync("drop", "events");
        byte[] whole = FileWork.Gzip(Encoding.UTF8.GetBytes(Lines(0, 20_000)));
        await File.WriteAllBytesAsync(Path.Combine(bench.Inbox("events"), "cut.jsonl.gz"), whole[..(whole.Length / 2)]);
        await File.WriteAllBytesAsync(Path.Combine(bench.Inbox("events"), "picture.csv"), [0x89, 0x50, 0x4E, 0x47, .. new byte[50]]);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Get<ISourceSetup>().FolderOf(bench.Get<IEventSources>().FindAsync("drop", default).Result!).Value.Refused.Count == 2, "both to be refused");

        IReadOnlyList<RefusedFile> refused = bench.Get<ISourceSetup>().FolderOf((await bench.Get<IEventSources>().FindAsync("drop", default))!).Value.Refused;
        IReadOnlyList<NoticeState> notices = await bench.Get<INotices>().ListAsync(openOnly: true, 10, default);
        Assert.InRange(bench.Events(), 1_000, 19_000);
        Assert.Contains(refused, file => file.Reason.Contains("Its first ", StringComparison.Ordinal) && file.Name == "cut.jsonl.gz");
        Assert.Contains(refused, file => file.Reason.Contains("Found a PNG image. Nothing of it was taken.", StringComparison.Ordinal));
        Assert.Equal(2, notices.Count);
    }

    [Fact]
    public async Task A_file_that_still_grows_is_left_until_it_stands_still()
    {
        await using SourceBench bench = new(new SourceOptions { StableSeconds = 2 });
        await bench.FolderAsync("drop", "events");
        string file = Path.Combine(bench.Inbox("events"), "grows.jsonl");
        await bench.StartAsync();
        for (int i = 0; i < 6; i++)
        {
            await File.AppendAllTextAsync(file, Lines(i * 10, 10));
            await Task.Delay(500);
        }

        long whileGrowing = bench.Events();
        await SourceBench.UntilAsync(() => bench.Events() == 60, "all rows");
        Assert.Equal(0, whileGrowing);
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("/etc")]
    [InlineData("a/../../b")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData("done")]
    [InlineData("")]
    public async Task A_folder_elsewhere_is_refused(string folder)
    {
        await using SourceBench bench = new();
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("drop", EventSourceKind.File, Key: "drop"), default);

        Outcome<EventSource> changed = await bench.Get<ISourceSetup>().ChangeFolderAsync("drop", new FolderSettings(folder), "test", default);

        Assert.IsType<FolderUnfit>(changed.Refusal);
    }

    [Fact]
    public async Task A_link_out_of_the_root_is_not_followed()
    {
        await using SourceBench bench = new();
        using TemporaryFolder outside = new();
        await File.WriteAllTextAsync(outside.File("secret.jsonl"), Lines(0, 5));
        await bench.FolderAsync("drop", "events");
        File.CreateSymbolicLink(Path.Combine(bench.Inbox("events"), "link.jsonl"), outside.File("secret.jsonl"));
        Directory.CreateSymbolicLink(bench.Inbox("elsewhere"), outside.Path);
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("second", EventSourceKind.File, Key: "second"), default);
        await bench.Get<ISourceSetup>().ChangeFolderAsync("second", new FolderSettings("elsewhere"), "test", default);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("second") is { Activity: SourceActivity.Faulted }, "the link to be refused");

        Assert.Contains("is a link to another place", bench.Get<ISourceHealth>().Find("second")!.Fault!, StringComparison.Ordinal);
        Assert.Equal(0, bench.Events());
    }

    [Fact]
    public async Task Two_sources_never_share_a_folder()
    {
        await using SourceBench bench = new();
        await bench.FolderAsync("drop", "events/web");
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("second", EventSourceKind.File, Key: "second"), default);

        Assert.IsType<FolderTaken>((await bench.Get<ISourceSetup>().ChangeFolderAsync("second", new FolderSettings("events"), "test", default)).Refusal);
        Assert.Null((await bench.Get<ISourceSetup>().ChangeFolderAsync("second", new FolderSettings("events/app"), "test", default)).Refusal);
    }

    internal static string Lines(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event_id":"e{{i}}","type":"purchase","event_time":"2026-02-01T10:{{i / 60 % 60:00}}:{{i % 60:00}}Z","anonymous_id":"k{{i % 97}}","campaign":"c, {{i % 7}}","value":"{{i / 4d}}"}""") + "\n"));

    private static string Csv(int from, int count) => "event_id,type,event_time,anonymous_id,campaign,value\n" + string.Concat(Enumerable.Range(from, count).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"e{i},purchase,2026-02-01T10:{i / 60 % 60:00}:{i % 60:00}Z,k{i % 97},\"c, {i % 7}\",{i / 4d}\n")));

    private static byte[] ParquetOf(string lines)
    {
        using EngineHost host = new();
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a.jsonl"), lines);
        using IServiceScope scope = host.Enter();
        using MarketingAI.Engine.Data.WarehouseSession session = scope.ServiceProvider.GetRequiredService<MarketingAI.Engine.Data.IWarehouse>().Open();
        session.Run($"COPY (SELECT * REPLACE (CAST(event_time AS TIMESTAMP) AS event_time) FROM read_json('{folder.File("a.jsonl")}')) TO '{folder.File("a.parquet")}' (FORMAT parquet)");
        return File.ReadAllBytes(folder.File("a.parquet"));
    }
}
