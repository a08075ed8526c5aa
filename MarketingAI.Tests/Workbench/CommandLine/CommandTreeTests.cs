using System.CommandLine;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.CommandLine;
using MarketingAI.Workbench.CommandLine.Verbs;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class CommandTreeTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:5000")]
    [InlineData("--environment=Production")]
    [InlineData("Data:Root=/tmp/x")]
    public async Task Without_a_verb_the_host_starts(params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);

        Assert.Null(run.Exit);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task A_misspelt_verb_is_refused_and_named()
    {
        CommandRun run = await CommandRun.OfAsync("trian", "--data", "x.csv");

        Assert.Equal(2, run.Exit);
        Assert.StartsWith("There is no verb 'trian'. Verbs: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task Help_names_every_verb_with_its_purpose()
    {
        CommandRun run = await CommandRun.GoodAsync("--help");

        Assert.All(VerbList.All, verb => Assert.Contains(verb.Name.Split(' ')[0], run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_of_every_verb_explains_every_option()
    {
        foreach (IVerb verb in VerbList.All)
        {
            CommandRun run = await CommandRun.GoodAsync([.. verb.Name.Split(' '), "--help"]);

            Assert.Contains(verb.Purpose[..20], run.Out, StringComparison.Ordinal);
            Assert.All(verb.Options, option => Assert.Contains(option.Name, run.Out, StringComparison.Ordinal));
            Assert.All(verb.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{verb.Name} {option.Name} has no description."));
        }
    }

    [Fact]
    public async Task A_result_is_one_JSON_object_in_snake_case_with_numbers_that_read_back()
    {
        Run run = await Run.OfAsync(new Planted(() => new VerbReport(new { RefusedColumns = 2, Auc = 0.1 + 0.2, Side = Side.LeftHand }, _ => { })), "planted", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(2, run.Json.GetProperty("refused_columns").GetInt32());
        Assert.Equal(0.1 + 0.2, run.Json.GetProperty("auc").GetDouble());
        Assert.Equal("left_hand", run.Json.GetProperty("side").GetString());
    }

    [Fact]
    public async Task Without_json_a_person_gets_the_printed_form()
    {
        Run run = await Run.OfAsync(new Planted(() => new VerbReport(new { }, writer => writer.Write("seen by a person"))), "planted");

        Assert.Equal("seen by a person", run.Out);
    }

    [Fact]
    public async Task A_refusal_ends_with_2_and_tells_reason_and_particulars()
    {
        Run run = await Run.OfAsync(new Planted(() => new BadCell("a.csv", "age", 7)), "planted", "--json");

        Assert.Equal(2, run.Exit);
        Assert.Contains("column 'age', row 7", run.Error, StringComparison.Ordinal);
        Assert.Equal("bad_cell", run.Json.GetProperty("refused").GetProperty("kind").GetString());
        Assert.Equal("age", run.Json.GetProperty("refused").GetProperty("column").GetString());
        Assert.Equal(7, run.Json.GetProperty("refused").GetProperty("row").GetInt64());
    }

    [Fact]
    public async Task A_fault_ends_with_1_and_its_message()
    {
        Run run = await Run.OfAsync(new Planted(() => throw new InvalidOperationException("The disk fell off.")), "planted", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Contains("The disk fell off.", run.Error, StringComparison.Ordinal);
        Assert.Equal("The disk fell off.", run.Json.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_missing_option_is_refused_with_its_name()
    {
        Run run = await Run.OfAsync(new Planted(() => new VerbReport(new { }, _ => { }), required: true), "planted", "--json");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--needed", run.Error, StringComparison.Ordinal);
        Assert.Equal("unusable_arguments", run.Json.GetProperty("refused").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_verb_of_two_words_stands_under_its_group()
    {
        Run run = await Run.OfAsync(new Planted(() => new VerbReport(new { }, writer => writer.Write("found")), name: "audit verify"), "audit", "verify");

        Assert.Equal((0, "found"), (run.Exit, run.Out));
    }

    private enum Side
    {
        LeftHand,
    }

    private sealed record BadCell(string File, string Column, long Row) : Refusal($"File '{File}', column '{Column}', row {Row}: not a number.");

    private sealed record Run(int Exit, string Out, string Error)
    {
        public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Out).RootElement;

        public static async Task<Run> OfAsync(IVerb verb, params string[] args)
        {
            StringWriter output = new();
            StringWriter error = new();
            int exit = await new CommandTree([verb], new CommandConsole(output, error, IsLive: false)).InvokeAsync(args, CancellationToken.None);
            return new Run(exit, output.ToString(), error.ToString());
        }
    }

    private sealed class Planted(Func<Outcome<VerbReport>> work, bool required = false, string name = "planted") : IVerb
    {
        public string Name => name;

        public string Purpose => "Does what the test wants.";

        public IReadOnlyList<Option> Options { get; } = [new Option<string>("--needed") { Required = required }];

        public Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken) =>
            Task.FromResult(work());
    }
}
