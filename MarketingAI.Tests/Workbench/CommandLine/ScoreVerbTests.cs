using System.Globalization;
using MarketingAI.Engine.Learners.Files;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class ScoreVerbTests(Leads leads) : IClassFixture<Leads>
{
    private const string Heading = "channel,visits,member,day,lead\n";

    [Fact]
    public async Task Every_row_gets_its_number_and_its_probability()
    {
        string output = leads.File("g.csv");

        CommandRun run = await CommandRun.GoodAsync("score", "--model", leads.Model, "--data", leads.Csv, "--out", output, "--json");

        string[] lines = await File.ReadAllLinesAsync(output);
        double[] probabilities = [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.Equal("row,probability", lines[0]);
        Assert.Equal(Enumerable.Range(1, 900), lines.Skip(1).Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)));
        Assert.All(probabilities, probability => Assert.InRange(probability, 1e-9, 1 - 1e-9));
        Assert.Equal(900, run.Json.GetProperty("rows").GetInt64());
        Assert.True(run.Json.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(probabilities.Average(), run.Json.GetProperty("mean_probability").GetDouble(), 12);
    }

    [Fact]
    public async Task Columns_are_found_by_name_whatever_their_order_and_separator()
    {
        double[] first = await ScoreAsync("a.csv", Heading + "e-mail,11,yes,2026-01-05,L1\nshop,0,no,2026-01-05,L2\n");
        double[] second = await ScoreAsync("b.csv", "visits;member;channel;day;lead;extra\n11;yes;e-mail;2026-01-05;L1;x\n0;no;shop;2026-01-05;L2;y\n");

        Assert.Equal(first, second);
        Assert.True(first[0] > first[1], "A lead by e-mail with many visits ranks above one from the shop with none.");
    }

    [Fact]
    public async Task A_row_scores_as_the_model_itself_does()
    {
        ModelContent model = (await ModelFile.ReadAsync(leads.Model, CancellationToken.None)).Value;
        double[] row = [.. model.Model.Fields.Select(field => field.Name switch
        {
            "visits" => 4,
            "channel" => field.CodeOf("search"),
            "member" => field.CodeOf(field.Levels.Contains("yes", StringComparer.Ordinal) ? "yes" : "true"),
            "day" => new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).Ticks,
            _ => double.NaN,
        })];

        double[] scored = await ScoreAsync("c.csv", Heading + "search,4,yes,2026-02-01,\nsearch,4,no,2026-02-01,\n");

        Assert.Equal(model.Model.Predict(row).Probability, scored[0]);
    }

    [Fact]
    public async Task A_word_never_seen_and_missing_values_are_scored() =>
        Assert.Equal(3, (await ScoreAsync("d.csv", Heading + "radio,4,yes,2026-02-01,L1\n,,,,\nshop,2,no,2026-02-01,L3\n")).Length);

    [Fact]
    public async Task A_file_that_lacks_columns_is_refused_with_all_of_them_named()
    {
        CommandRun run = await RefusedAsync("lacks.csv", "channel,day\nshop,2026-01-01\n");

        Assert.Contains("lacks.csv", run.Error, StringComparison.Ordinal);
        Assert.Contains("'visits'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word.csv", "shop,3,yes,2026-02-01,L\nshop,many,yes,2026-02-01,L\n", "'visits'", "'many'")]
    [InlineData("words.csv", "shop,few,yes,2026-02-01,L\nshop,many,yes,2026-02-01,L\n", "'visits'", "'few'")]
    public async Task A_word_where_a_number_must_stand_is_refused_by_file_column_and_row(string file, string rows, string column, string found)
    {
        CommandRun run = await RefusedAsync(file, Heading + rows);

        Assert.All(new[] { file, column, "row", found }, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_file_that_is_none_is_refused()
    {
        string fake = leads.Write("fake.zip", "not a zip at all");

        CommandRun run = await CommandRun.OfAsync("score", "--model", fake, "--data", leads.Csv, "--out", leads.File("x.csv"), "--json");

        Assert.Equal(2, run.Exit);
        Assert.Contains("'fake.zip' cannot be read as a model file", run.Error, StringComparison.Ordinal);
        Assert.Equal("not_a_model_file", run.Json.GetProperty("refused").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_model_file_cut_short_is_refused()
    {
        byte[] whole = await File.ReadAllBytesAsync(leads.Model);
        await File.WriteAllBytesAsync(leads.File("cut.zip"), whole[..(whole.Length / 2)]);

        CommandRun run = await CommandRun.OfAsync("score", "--model", leads.File("cut.zip"), "--data", leads.Csv, "--out", leads.File("x.csv"));

        Assert.Equal(2, run.Exit);
        Assert.Contains("cut.zip", run.Error, StringComparison.Ordinal);
    }

    private async Task<double[]> ScoreAsync(string name, string text)
    {
        string output = leads.File(name + ".scored");
        await CommandRun.GoodAsync("score", "--model", leads.Model, "--data", leads.Write(name, text), "--out", output);
        return [.. (await File.ReadAllLinesAsync(output)).Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
    }

    /// <summary>Scoring is refused, and nothing is written.</summary>
    private async Task<CommandRun> RefusedAsync(string name, string text)
    {
        string output = leads.File(name + ".scored");
        CommandRun run = await CommandRun.OfAsync("score", "--model", leads.Model, "--data", leads.Write(name, text), "--out", output, "--json");

        Assert.Equal(2, run.Exit);
        Assert.False(File.Exists(output) || File.Exists(output + ".part"), "A refused file leaves nothing behind.");
        return run;
    }
}
