using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using MarketingAI.Workbench.CommandLine;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class TrainVerbTests(Leads leads) : IClassFixture<Leads>
{
    private static readonly string[] OfEachTrial = ["auc", "log_loss", "brier", "ece", "seconds"];

    [Fact]
    public void The_JSON_has_what_the_contract_of_the_verb_promises()
    {
        JsonElement json = leads.Trained.Json;

        Assert.Equal(900, json.GetProperty("rows").GetInt64());
        Assert.Contains("only known after", RefusedColumns(json)["call_seconds"], StringComparison.Ordinal);
        Assert.DoesNotContain("call_seconds", Names(json.GetProperty("features")), StringComparer.Ordinal);
        Assert.Contains("visits", Names(json.GetProperty("features")), StringComparer.Ordinal);
        Assert.Equal("stratified", json.GetProperty("split").GetProperty("kind").GetString());
        Assert.All(json.GetProperty("leaderboard").EnumerateArray(), trial =>
        {
            Assert.NotEmpty(trial.GetProperty("trainer").GetString()!);
            Assert.All(OfEachTrial, name => Assert.True(double.IsFinite(trial.GetProperty(name).GetDouble())));
        });
        Assert.NotEmpty(json.GetProperty("chosen").GetString()!);
        Assert.Equal(180, json.GetProperty("test").GetProperty("rows").GetInt64());
        Assert.InRange(json.GetProperty("test").GetProperty("auc").GetDouble(), 0.6, 1);
        Assert.Equal(1, json.GetProperty("seed").GetInt32());
        Assert.Equal(64, json.GetProperty("data_fingerprint").GetString()!.Length);
    }

    [Fact]
    public async Task The_same_command_twice_says_the_same_but_for_times()
    {
        CommandRun again = await CommandRun.GoodAsync(Leads.Train(leads.Csv, "--out", leads.File("again.zip")));

        Assert.Equal(WithoutTimes(leads.Trained), WithoutTimes(again));
        Assert.Equal(await ModelOfAsync(leads.Model), await ModelOfAsync(leads.File("again.zip")));
    }

    [Fact]
    public async Task Separator_compression_and_Parquet_change_nothing()
    {
        string semicolons = leads.Write("semicolons.csv", Leads.Text(separator: ';'));
        string zipped = leads.WriteGz("tabs.csv.gz", Leads.Text(separator: '\t'));
        string parquet = leads.File("leads.parquet");
        await using (DuckDBConnection duck = new("Data Source=:memory:"))
        {
            await duck.OpenAsync();
            await using DuckDBCommand copy = duck.CreateCommand();
            copy.CommandText = $"COPY (SELECT * FROM read_csv('{leads.Csv}')) TO '{parquet}'";
            await copy.ExecuteNonQueryAsync();
        }

        foreach (string file in new[] { semicolons, zipped, parquet })
        {
            CommandRun run = await CommandRun.GoodAsync(Leads.Train(file, "--out", leads.File("x.zip")));
            Assert.Equal(Figures(leads.Trained), Figures(run));
        }
    }

    [Fact]
    public async Task With_a_time_column_the_final_figure_is_taken_on_the_latest_rows()
    {
        CommandRun run = await CommandRun.GoodAsync(Leads.Train(leads.Csv, "--time", "day"));

        JsonElement split = run.Json.GetProperty("split");
        Assert.Equal(("by_time", "day"), (split.GetProperty("kind").GetString(), split.GetProperty("time_column").GetString()));
        JsonElement[] parts = [.. split.GetProperty("parts").EnumerateArray()];
        Assert.True(parts[0].GetProperty("to").GetDateTimeOffset() <= parts[1].GetProperty("from").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_test_file_gives_the_final_figure_and_all_rows_of_the_first_are_learnt_from()
    {
        string other = leads.Write("other.csv", Leads.Text(rows: 400, seed: 6));

        CommandRun run = await CommandRun.GoodAsync(Leads.Train(leads.Csv, "--test", other));

        Assert.Equal(400, run.Json.GetProperty("test").GetProperty("rows").GetInt64());
        Assert.Equal(900, run.Json.GetProperty("split").GetProperty("parts")[0].GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task Left_out_columns_are_no_features()
    {
        CommandRun run = await CommandRun.GoodAsync(Leads.Train(leads.Csv, "--exclude", "visits,member"));

        Assert.DoesNotContain("visits", Names(run.Json.GetProperty("features")), StringComparer.Ordinal);
        Assert.DoesNotContain("member", Names(run.Json.GetProperty("features")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Stopped_after_the_first_trial_it_keeps_the_best_so_far()
    {
        using CancellationTokenSource stop = new();
        StringWriter output = new();
        using StopAfter error = new("Trial 2", stop);
        string[] args = ["train", "--data", leads.Csv, "--target", "converted", "--trials", "30", "--json", "--out", leads.File("stopped.zip")];

        int? exit = await CommandLineApp.TryRunAsync(args, new CommandConsole(output, error, IsLive: true), stop.Token);

        JsonElement json = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(0, exit);
        Assert.NotEmpty(json.GetProperty("stopped").GetString()!);
        Assert.InRange(json.GetProperty("leaderboard").GetArrayLength(), 1, 3);
        Assert.True(File.Exists(leads.File("stopped.zip")));
    }

    [Theory]
    [InlineData("There is no file", "--data", "nowhere.csv", "--target", "converted")]
    [InlineData("not both", "--data", "leads.csv", "--target", "converted", "--trials", "3", "--budget", "60s")]
    [InlineData("Found 'soon'", "--data", "leads.csv", "--target", "converted", "--budget", "soon")]
    [InlineData("Found 'visits=later'", "--data", "leads.csv", "--target", "converted", "--known-at", "visits=later")]
    [InlineData("'conversion'", "--data", "leads.csv", "--target", "conversion")]
    [InlineData("'shoe_size'", "--data", "leads.csv", "--target", "converted", "--exclude", "shoe_size")]
    [InlineData("'shoe_size'", "--data", "leads.csv", "--target", "converted", "--known-at", "shoe_size=after")]
    [InlineData("'channel'", "--data", "leads.csv", "--target", "channel")]
    [InlineData("'visits'", "--data", "leads.csv", "--target", "converted", "--time", "visits")]
    [InlineData("is not there", "--data", "leads.csv", "--target", "converted", "--out", "no/such/m.zip")]
    [InlineData("--target", "--data", "leads.csv")]
    public async Task What_cannot_be_done_is_refused_with_the_thing_named(string named, params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(["train", "--json", .. args.Select(Rooted)]);

        Assert.Equal(2, run.Exit);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.NotEmpty(run.Json.GetProperty("refused").GetProperty("reason").GetString()!);
    }

    [Theory]
    [InlineData("empty.csv", "", "empty.csv")]
    [InlineData("heading.csv", "visits,converted\n", "heading.csv")]
    [InlineData("ragged.csv", "visits,converted\n1,yes\n2,no,5\n3,no\n", "row 3")]
    [InlineData("twice.csv", "visits,visits,converted\n1,2,yes\n2,3,no\n", "'visits'")]
    [InlineData("one-class.csv", "visits,converted\n1,yes\n2,yes\n3,yes\n", "'converted'")]
    [InlineData("no-target.csv", "visits,converted\n1,\n2,\n3,\n", "'converted'")]
    public async Task A_file_that_cannot_be_learnt_from_is_refused_by_its_name(string name, string text, string named)
    {
        CommandRun run = await CommandRun.OfAsync(Leads.Train(leads.Write(name, text)).Where(arg => arg is not "--known-at" and not "call_seconds=after").ToArray());

        Assert.Equal(2, run.Exit);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_file_is_refused()
    {
        string path = leads.File("picture.csv");
        await File.WriteAllBytesAsync(path, [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 255, 254, 0]);

        CommandRun run = await CommandRun.OfAsync(Leads.Train(path));

        Assert.Equal(2, run.Exit);
        Assert.Contains("picture.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_in_the_temporary_folder()
    {
        await CommandRun.OfAsync(Leads.Train(leads.Write("one.csv", "visits,converted\n1,yes\n")));

        Assert.DoesNotContain(
            Directory.GetDirectories(Path.GetTempPath(), "marketingai-files-*"),
            folder => Directory.GetCreationTimeUtc(folder) > File.GetCreationTimeUtc(leads.File("one.csv")));
    }

    internal static string WithoutTimes(CommandRun run)
    {
        JsonObject json = JsonNode.Parse(run.Out)!.AsObject();
        json.Remove("seconds");
        json.Remove("model_file");
        foreach (JsonNode? trial in json["leaderboard"]!.AsArray())
        {
            trial!.AsObject().Remove("seconds");
        }

        return json.ToJsonString();
    }

    /// <summary>The model alone; the report beside it holds times.</summary>
    private static async Task<byte[]> ModelOfAsync(string path)
    {
        await using ZipArchive zip = await ZipFile.OpenReadAsync(path);
        await using Stream entry = await zip.GetEntry("model.bin")!.OpenAsync();
        using MemoryStream content = new();
        await entry.CopyToAsync(content);
        return content.ToArray();
    }

    private static string Figures(CommandRun run)
    {
        JsonObject json = JsonNode.Parse(WithoutTimes(run))!.AsObject();
        return $"{json["leaderboard"]!.ToJsonString()} {json["test"]!.ToJsonString()} {json["features"]!.ToJsonString()}";
    }

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(name => name.GetString()!)];

    private static Dictionary<string, string> RefusedColumns(JsonElement json) => json.GetProperty("refused_columns").EnumerateArray()
        .ToDictionary(column => column.GetProperty("column").GetString()!, column => column.GetProperty("reason").GetString()!, StringComparer.Ordinal);

    private string Rooted(string arg) => arg.EndsWith(".csv", StringComparison.Ordinal) || arg.EndsWith(".zip", StringComparison.Ordinal) ? leads.File(arg) : arg;

    /// <summary>Asks to stop as soon as a text is written.</summary>
    private sealed class StopAfter(string text, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
