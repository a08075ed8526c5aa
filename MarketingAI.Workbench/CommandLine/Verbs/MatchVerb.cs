using System.CommandLine;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Finds records of the same person in one file or in two.</summary>
internal sealed class MatchVerb : IVerb
{
    private readonly Option<string> _left = new("--left") { Description = "The file whose records are compared.", HelpName = "FILE", Required = true };

    private readonly Option<string?> _right = new("--right") { Description = "A second file; without it repeats within the first are found.", HelpName = "FILE" };

    private readonly Option<string[]> _truth = new("--truth")
    {
        Description = "What is known: a file of pairs, a file of records and persons, or a column of the first file. Only for figures, never learnt from.",
        HelpName = "FILE|COLUMN",
    };

    private readonly Option<string?> _out = new("--out") { Description = "Write the pairs with weight and probability to this CSV file.", HelpName = "PAIRS.csv" };

    private readonly Option<string?> _clusters = new("--clusters") { Description = "Write each record's cluster to this CSV file.", HelpName = "CLUSTERS.csv" };

    private readonly Option<double?> _threshold = new("--threshold") { Description = "Take pairs from this probability on; without it the proposed threshold.", HelpName = "P" };

    private readonly Option<bool> _oneToOne = new("--one-to-one") { Description = "Each record gets at most one partner." };

    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Columns to leave out, parted by commas.", HelpName = "COLUMN,.." };

    private readonly Option<int> _seed = new("--seed") { Description = "Start of every draw: same files and seed, same result. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public string Name => "match";

    public string Purpose => "Finds records of the same person within a file or between two, without labels.";

    public IReadOnlyList<Option> Options => [_left, _right, _truth, _out, _clusters, _threshold, _oneToOne, _exclude, _seed];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        (string leftPath, string? rightPath) = (arguments.GetRequiredValue(_left), arguments.GetValue(_right));
        string?[] outputs = [arguments.GetValue(_out), arguments.GetValue(_clusters)];
        if ((Arguments.Missing(leftPath) ?? (rightPath is null ? null : Arguments.Missing(rightPath))
            ?? outputs.OfType<string>().Select(Arguments.Unwritable).FirstOrDefault(fault => fault is not null)) is { } unusable)
        {
            return unusable;
        }

        if (arguments.GetValue(_threshold) is { } wanted && wanted is not (>= 0.0001 and <= 0.9999))
        {
            return new UnusableArguments($"--threshold takes a probability from 0.0001 to 0.9999. Found {wanted}.");
        }

        await using CommandWorkspace workspace = CommandWorkspace.Open(CommandModules.Add);
        progress.Report(0, $"Reading {leftPath}");
        Outcome<DataSet> left = await LoadAsync(workspace, leftPath, cancellationToken);
        if (left.IsRefused)
        {
            return left.Refusal;
        }

        if (rightPath is null)
        {
            return await MatchAsync(workspace, left.Value, null, arguments, progress, cancellationToken);
        }

        Outcome<DataSet> right = await LoadAsync(workspace, rightPath, cancellationToken);
        return right.IsRefused ? right.Refusal : await MatchAsync(workspace, left.Value, right.Value, arguments, progress, cancellationToken);
    }

    private async Task<Outcome<VerbReport>> MatchAsync(
        CommandWorkspace workspace, DataSet left, DataSet? right, ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        IMatching matching = workspace.Get<IMatching>();
        IReadOnlyList<string> truth = arguments.GetValue(_truth) ?? [];
        HashSet<string> excluded = Arguments.Words(arguments.GetValue(_exclude)).Concat(truth.Where(name => !File.Exists(name))).ToHashSet(StringComparer.Ordinal);
        if (excluded.FirstOrDefault(name => !Has(left, name) && (right is null || !Has(right, name))) is { } unknown)
        {
            return new UnusableArguments($"There is no file and no column '{unknown}'. Columns: {string.Join(", ", left.Columns.Select(column => column.Name))}.");
        }

        Outcome<MatchPlan> plan = await matching.ProposeAsync(Without(left, excluded), right is null ? null : Without(right, excluded), cancellationToken);
        if (plan.IsRefused)
        {
            return plan.Refusal;
        }

        MatchOptions options = new()
        {
            Seed = arguments.GetValue(_seed),
            Threshold = arguments.GetValue(_threshold),
            OneToOne = arguments.GetValue(_oneToOne),
            MemoryMegabytes = 4000,
        };
        Outcome<MatchResult> matched = await matching.MatchAsync(left, right, plan.Value, options, new MatchLine(progress), cancellationToken);
        if (matched.IsRefused)
        {
            return matched.Refusal;
        }

        Outcome<TruthReport?> judged = await JudgeAsync(workspace, left, truth, matched.Value, cancellationToken);
        if (judged.IsRefused)
        {
            return judged.Refusal;
        }

        (string? pairs, string? clusters) = (arguments.GetValue(_out), arguments.GetValue(_clusters));
        await MatchFiles.WriteAsync(matched.Value, pairs, clusters, cancellationToken);
        return MatchPrinting.Report(matched.Value, plan.Value, judged.Value, pairs, clusters);
    }

    private static async Task<Outcome<TruthReport?>> JudgeAsync(
        CommandWorkspace workspace, DataSet left, IReadOnlyList<string> truth, MatchResult result, CancellationToken cancellationToken)
    {
        if (truth.Count == 0)
        {
            return Outcome.Of<TruthReport?>(null);
        }

        IMatching matching = workspace.Get<IMatching>();
        List<DataSet> tables = [];
        foreach (string file in truth.Where(File.Exists))
        {
            Outcome<DataSet> loaded = await LoadAsync(workspace, file, cancellationToken);
            if (loaded.IsRefused)
            {
                return loaded.Refusal;
            }

            tables.Add(loaded.Value);
        }

        Outcome<MatchTruth> known = tables.Count > 0
            ? await matching.ReadTruthAsync(tables, result, cancellationToken)
            : await matching.ReadTruthAsync(left, truth[0], result, cancellationToken);
        return known.Then(what => matching.Judge(result, what)).Then<TruthReport?>(report => report);
    }

    private static Task<Outcome<DataSet>> LoadAsync(CommandWorkspace workspace, string path, CancellationToken cancellationToken) =>
        workspace.Get<IFileTables>().LoadAsync(new FileSource(path, Path.GetFileName(path)), cancellationToken);

    private static bool Has(DataSet set, string column) => set.Columns.Any(found => string.Equals(found.Name, column, StringComparison.Ordinal));

    private static DataSet Without(DataSet set, HashSet<string> columns) => set with { Columns = [.. set.Columns.Where(column => !columns.Contains(column.Name))] };

    private sealed class MatchLine(VerbProgress line) : IProgress<MatchProgress>
    {
        public void Report(MatchProgress value) => line.Report(value.Share, value.Step);
    }
}
