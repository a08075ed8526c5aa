using System.Text.RegularExpressions;
using MarketingAI.Tests.Support;
using MarketingAI.Tests.Workbench.CommandLine;
using MarketingAI.Workbench.CommandLine.Verbs;

namespace MarketingAI.Tests.Docs;

/// <summary>The examples of docs/command-line.md are run as they stand there, on files made here.</summary>
public sealed partial class CommandLineDocTests(Leads leads) : IClassFixture<Leads>
{
    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "docs", "command-line.md"));

    [Fact]
    public async Task Every_example_runs_in_the_order_of_the_page()
    {
        leads.Write("new-leads.csv", Leads.Text(rows: 50, seed: 7));
        leads.Write("customers.csv", string.Join('\n', Register.Sample().Take(500)));
        string[] examples = [.. Example().Matches(Text).Select(match => match.Groups["words"].Value).Where(line => !line.StartsWith("VERB", StringComparison.Ordinal))];

        Assert.Equal(4, examples.Length);
        foreach (string example in examples)
        {
            string[] args = [.. example.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rooted), "--json"];
            if (args[0] == "bench")
            {
                continue;
            }

            CommandRun run = await CommandRun.GoodAsync(args);
            string[] fields = [.. run.Json.EnumerateObject().Select(field => field.Name)];
            Assert.All(Promised(args[0]), field => Assert.Contains(field, fields, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_option_named_on_the_page_is_there()
    {
        string[] known = [.. VerbList.All.SelectMany(verb => verb.Options).Select(option => option.Name), "--json", "--help", "--project"];

        Assert.All(Option().Matches(Text).Select(match => match.Value), option => Assert.Contains(option, known, StringComparer.Ordinal));
    }

    private static string[] Promised(string verb) => verb switch
    {
        "train" => ["rows", "features", "refused_columns", "split", "leaderboard", "chosen", "test", "seed", "data_fingerprint", "chosen_because", "calibration_curve", "gain", "importance", "warnings", "stopped"],
        "match" => ["records", "pairs_compared", "lambda", "parameters", "threshold", "matches", "expected_matches", "clusters", "at_threshold", "best", "proposed", "persons", "unlinkable", "blocking", "left_out", "remarks"],
        "score" => ["rows", "seconds", "mean_probability"],
        _ => [],
    };

    private string Rooted(string word) => word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".zip", StringComparison.Ordinal) ? leads.File(word) : word;

    [GeneratedRegex(@"^dotnet run --project MarketingAI\.Workbench -- (?<words>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"--[a-z][a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex Option();
}
