using System.Text.RegularExpressions;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Architecture;

/// <summary>
/// No code reads data around the views that mask them and cut them to the business unit. Each rule is a pattern and the files that are its known
/// exceptions, and each has been seen to find the breach planted beside it.
/// </summary>
public sealed partial class ReadPathTests
{
    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["the warehouse's own catalogue in SQL"] = new(
            RawWarehouse(), ["MarketingAI.Engine/Data/"], """session.Query("SELECT email FROM warehouse.ingestion.orders", row => row)"""),
        ["a connection of one's own"] = new(
            OwnConnection(), ["MarketingAI.Engine/Data/"], """using DuckDBConnection connection = new("Data Source=x"); connection.Open();"""),
        ["files of the lake read as a table"] = new(
            ParquetTable(), ["MarketingAI.Engine/Data/", "MarketingAI.Engine/Ingestion/Storage/FileSql.cs", "MarketingAI.Engine/Ingestion/Storage/ParquetFileReader.cs", "MarketingAI.Engine/Ingestion/Sources/Storage/ParquetRows.cs"],
            """session.Query($"SELECT * FROM read_parquet('{folders.Lake}/event/*.parquet')", row => row)"""),
        ["the catalogue that holds the masks' text"] = new(
            ViewText(), ["MarketingAI.Engine/Data/"], """session.Query("SELECT sql FROM duckdb_views()", row => row)"""),
        ["an inner purpose, which is clear by its nature"] = new(
            InnerPurpose(),
            [
                "MarketingAI.Engine/Kernel/Purposes.cs", "MarketingAI.Engine/Ingestion/Storage/DataSetTables.cs",
                // Take events in, again too, or count them, and give out counts only.
                "MarketingAI.Engine/Ingestion/DeadLetters/",
                "MarketingAI.Engine/Ingestion/Events/Storage/EventCommits.cs", "MarketingAI.Engine/Ingestion/Quality/Storage/",
                "MarketingAI.Engine/Decisioning/Log/Storage/DecisionTable.cs", "MarketingAI.Workbench/CommandLine/CommandWorkspace.cs",
            ],
            "warehouse.OpenFor(Purposes.Masking, Events)"),
        ["entering a scope: only entry points do"] = new(
            EnterScope(),
            [
                "MarketingAI.Engine/Jobs/JobRunner.cs", "MarketingAI.Engine/Decisioning/", "MarketingAI.Workbench/Security/", "MarketingAI.Workbench/Jobs/",
                "MarketingAI.Workbench/Hosting/", "MarketingAI.Workbench/CommandLine/", "MarketingAI.Engine/Ingestion/",
                // Compares names for identity resolution; gives out keys and chances.
                "MarketingAI.Engine/Identity/Matching/MatchRecordsHandler.cs",
                // Keeps values in memory for scoring, under unmasked keys; what a person looks up is masked for that person.
                "MarketingAI.Engine/FeatureStore/Online/",
            ],
            "scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_product_has_no_read_path_by(string name)
    {
        Rule rule = Rules[name];
        string[] sources = [.. Repository.Sources("MarketingAI.Engine", "*.cs").Concat(Repository.Sources("MarketingAI.Workbench", "*.cs"))
            .Concat(Repository.Sources("MarketingAI.Workbench", "*.razor"))
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))];

        string[] breaches = [.. sources
            .Where(path => !rule.Except.Any(known => path.Contains(known, StringComparison.Ordinal)) && rule.Pattern.IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

        Assert.True(sources.Length > 200);
        Assert.True(breaches.Length == 0, $"Reads by {name}: {string.Join(", ", breaches)}. Go through IWarehouse, or add the file here and say why it gives nothing unmasked to a person.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_finds_the_breach_planted_for(string name) => Assert.Matches(Rules[name].Pattern, Rules[name].Planted);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_exception_still_exists(string name) => Assert.All(
        Rules[name].Except, known => Assert.True(File.Exists(Repository.PathOf(known)) || Directory.Exists(Repository.PathOf(known)), $"{known} is no more."));

    private sealed record Rule(Regex Pattern, string[] Except, string Planted);

    [GeneratedRegex(@"(?i)\bwarehouse\.(?:\{|[a-z_]+\.[a-z_{])|\b(?:FROM|JOIN|INTO|UPDATE|TABLE|USE)\s+warehouse\b", RegexOptions.None, 1000)]
    private static partial Regex RawWarehouse();

    [GeneratedRegex(@"DuckDBConnection\s+\w+\s*=\s*new|new\s+DuckDBConnection|ATTACH\s+'", RegexOptions.None, 1000)]
    private static partial Regex OwnConnection();

    [GeneratedRegex(@"(?i)\b(?:read_parquet|parquet_scan|read_csv|read_csv_auto|read_json|read_json_auto|read_ndjson|sniff_csv|glob)\s*\(\s*(?:['{\[]|\$)", RegexOptions.None, 1000)]
    private static partial Regex ParquetTable();

    [GeneratedRegex(@"(?i)duckdb_views\s*\(|information_schema\.views", RegexOptions.None, 1000)]
    private static partial Regex ViewText();

    [GeneratedRegex(@"Purposes\.(?:Ingestion|Masking|OwnFiles)\b", RegexOptions.None, 1000)]
    private static partial Regex InnerPurpose();

    [GeneratedRegex(@"(?:WorkScope>\(\)|\bscope|\bwork)\.Enter\(", RegexOptions.None, 1000)]
    private static partial Regex EnterScope();
}
