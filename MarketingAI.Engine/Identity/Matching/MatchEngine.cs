using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Compares, learns, weighs, joins: one match from prepared records to persons.</summary>
internal sealed class MatchEngine(DataFolders folders)
{
    private const int PairsAPiece = 4_000_000;

    /// <param name="known">Chances to use in place of learnt ones; for tests that know the truth.</param>
    /// <param name="given">A model of an earlier run, and what need not be compared anew.</param>
    public Outcome<MatchResult> Run(
        PreparedMatch match, MatchOptions options, Action<MatchProgress> report, CancellationToken cancellationToken, MixtureParameters? known = null,
        GivenModel? given = null)
    {
        MatchPlan plan = match.Plan;
        bool all = match.PairsPossible <= options.CompareAllUpTo;
        (PairList pairs, IReadOnlyList<BlockingCount> blocking) = Block(match, options, all, given?.IsNew, report, cancellationToken);
        if (pairs.Count + (given?.Kept.Count ?? 0) == 0)
        {
            return new NoPairs();
        }

        PatternCode code = new([.. plan.Fields.Select(ModelEstimate.Levels)]);
        PairComparison comparison = new(plan.Fields, match.Records, options);
        report(new MatchProgress(0.4, "Learning how often different persons agree"));
        PatternCounts random = all || given is not null ? new PatternCounts([], []) : Counts(code, RandomPatterns(match, comparison, options, cancellationToken));
        for (int from = 0; from < pairs.Count; from += PairsAPiece)
        {
            report(new MatchProgress(0.45 + (0.35 * from / pairs.Count), "Comparing pairs"));
            comparison.Compare(pairs, from, Math.Min(pairs.Count, from + PairsAPiece), options.Threads, cancellationToken);
        }

        int compared = pairs.Count;
        pairs = given is null ? pairs : pairs.With(given.Kept);
        IReadOnlyList<(int Mask, long Pattern, long Count)> patterns = pairs.Patterns();
        EstimateInput input = Input(match, options, code, patterns, random, all);
        report(new MatchProgress(0.8, "Learning how matches look"));
        EstimateOutput learnt = given is not null ? Given(given.Model) : known is not null
            ? new EstimateOutput(known, [.. plan.Fields.Select(_ => 1e6)], [.. plan.Fields.Select(_ => 1e6)], [])
            : ModelEstimate.Learn(input);
        MatchModel model = given?.Model ?? Model(plan, input, learnt, joint: known is null);
        options = options with { Threshold = options.Threshold ?? given?.Threshold };
        report(new MatchProgress(0.9, "Joining records into persons"));
        Outcome<MatchResult> found = Finish(match, options, PairScores.Of(pairs, code, model, options.KeepFrom), input, learnt, model, blocking, all);
        return given is null ? found : found.Value with { Report = found.Value.Report with { NewRecords = given.IsNew.Count(fresh => fresh), PairsCompared = compared } };
    }

    private static EstimateOutput Given(MatchModel model) => new(
        new MixtureParameters(
            model.Lambda, [.. model.Fields.Select(field => field.Levels.Select(level => level.M).ToArray())],
            [.. model.Fields.Select(field => field.Levels.Select(level => level.U).ToArray())]),
        [.. model.Fields.Select(field => field.Behind)], [.. model.Fields.Select(_ => 1e6)], ["The chances are those of the earlier run."]);

    private (PairList Pairs, IReadOnlyList<BlockingCount> Counts) Block(
        PreparedMatch match, MatchOptions options, bool all, bool[]? isNew, Action<MatchProgress> report, CancellationToken cancellationToken)
    {
        IReadOnlyList<BlockingRule> rules = match.Plan.Rules;
        PairSql sql = new(rules.Count, match.Records.Left, match.IsLink, isNew is not null);
        using PairTable table = new(sql, options, Directory.CreateDirectory(Path.Combine(folders.Root, "scratch")).FullName, cancellationToken);
        report(new MatchProgress(0.05, "Making the keys of blocks"));
        table.Load(BlockKeys.Of(rules, match.Plan.Fields, match.Records, options.Threads), match.Records.Count, isNew);
        long budget = all ? long.MaxValue / 4 : (long)(options.PairsPerRecord * match.Records.Count);
        BlockingCount[] counts = [.. rules.Select((rule, i) => table.Block(i, rule.Name, budget))];
        table.StartPairs();
        if (all)
        {
            table.AddAllPairs();
            return (table.Pairs(), counts);
        }

        for (int i = 0; i < counts.Length; i++)
        {
            report(new MatchProgress(0.1 + (0.25 * i / counts.Length), $"Blocking: {rules[i].Name}"));
            counts[i] = counts[i] with { Added = table.AddPairsOf(i) };
        }

        report(new MatchProgress(0.35, "Reading the pairs"));
        return (table.Pairs(), counts);
    }

    private static IReadOnlyList<(int Mask, long Pattern, long Count)> RandomPatterns(
        PreparedMatch match, PairComparison comparison, MatchOptions options, CancellationToken cancellationToken)
    {
        SeededRandom random = new(options.Seed);
        PairList drawn = new(options.RandomPairs);
        RecordColumns records = match.Records;
        for (int i = 0; i < drawn.Count; i++)
        {
            drawn.Left[i] = random.NextBelow(match.IsLink ? records.Left : records.Count);
            do
            {
                drawn.Right[i] = match.IsLink ? records.Left + random.NextBelow(records.Right) : random.NextBelow(records.Count);
            }
            while (drawn.Right[i] == drawn.Left[i]);
        }

        comparison.Compare(drawn, 0, drawn.Count, options.Threads, cancellationToken);
        return drawn.Patterns();
    }

    private static EstimateInput Input(
        PreparedMatch match, MatchOptions options, PatternCode code, IReadOnlyList<(int Mask, long Pattern, long Count)> patterns, PatternCounts random, bool all)
    {
        IReadOnlyList<MatchField> fields = match.Plan.Fields;
        PatternCounts compared = Counts(code, patterns);
        PatternCounts[] passes = [.. match.Plan.Rules.Select((_, rule) => Counts(code, patterns.Where(pattern => (pattern.Mask & (1 << rule)) != 0)))];
        bool[][] uses = [.. match.Plan.Rules.Select(rule => fields.Select(field => Uses(rule, field, fields)).ToArray())];
        double start = StartPrior.Of(fields, compared, match.PairsPossible, options.AssumedRecall);
        return new EstimateInput(fields, passes, uses, all ? compared : random, compared, match.Records.SameShare, match.PairsPossible, start);
    }

    /// <summary>A rule on names in either order also says something about their order.</summary>
    private static bool Uses(BlockingRule rule, MatchField field, IReadOnlyList<MatchField> fields) =>
        rule.Parts.Any(part => string.Equals(part.Field, field.Name, StringComparison.Ordinal))
        || (field.Role == FieldRole.NameOrder && rule.Parts.Any(part =>
            part.Form != KeyForm.NamesInEitherOrder
            && fields.First(other => string.Equals(other.Name, part.Field, StringComparison.Ordinal)).Role is FieldRole.FirstName or FieldRole.LastName));

    private static PatternCounts Counts(PatternCode code, IEnumerable<(int Mask, long Pattern, long Count)> patterns)
    {
        var grouped = patterns.GroupBy(pattern => pattern.Pattern).OrderBy(group => group.Key).ToList();
        return new PatternCounts([.. grouped.Select(group => code.Decode(group.Key))], [.. grouped.Select(group => group.Sum(pattern => (double)pattern.Count))]);
    }

    private static MatchModel Model(MatchPlan plan, EstimateInput input, EstimateOutput learnt, bool joint)
    {
        IReadOnlyList<FieldModel> fields =
        [
            .. plan.Fields.Select((field, i) => new FieldModel(field,
            [
                .. field.Levels.Select(level => level.Label).Append(field.Role == FieldRole.NameOrder ? "exchanged" : "all others").Select((label, at) =>
                {
                    double m = learnt.Parameters.M[i][at];
                    double half = 1.96 * Math.Sqrt(m * (1 - m) / (learnt.Matches[i] + 1));
                    return new LevelModel(label, m, learnt.Parameters.U[i][at], Math.Max(0, m - half), Math.Min(1, m + half));
                }),
            ])
            { Behind = learnt.Matches[i] }),
        ];
        return new MatchModel(learnt.Parameters.Lambda, fields)
        {
            Joint = joint ? DependenceCheck.Find(plan.Fields, input.Random, input.Compared, learnt.Parameters) : [],
        };
    }

    private static MatchResult Finish(
        PreparedMatch match, MatchOptions options, PairScores scores, EstimateInput input, EstimateOutput learnt, MatchModel model,
        IReadOnlyList<BlockingCount> blocking, bool all)
    {
        IReadOnlyList<WeightStep> steps = scores.Steps;
        IReadOnlyList<ThresholdPoint> curve = ThresholdChoice.Curve(steps);
        ThresholdProposal proposed = ThresholdChoice.Propose(curve);
        double threshold = options.Threshold ?? proposed.Threshold;
        IReadOnlyList<ScoredPair> pairs = scores.Kept;
        double from = Math.Log2(threshold / (1 - threshold));
        IReadOnlyList<ScoredPair> accepted = [.. pairs.Where(pair => pair.Weight >= from)];
        accepted = !options.OneToOne ? accepted : match.IsLink ? OneToOne.Best(accepted) : OneToOne.Greedy(accepted);
        int[] persons = Persons.Join(match.Records.Count, accepted.Select(pair => (pair.Left, pair.Right)));
        int[] sizes = new int[persons.Length];
        foreach (int person in persons)
        {
            sizes[person]++;
        }

        Interval expected = ExpectedMatches.Of(steps.Sum(step => step.Expected), steps.Sum(step => step.Variance), input, learnt, options.Seed);
        MatchReport report = new(
            match.Records.Left, match.Records.Right, match.IsLink, match.PairsPossible, (long)input.Compared.Total, input.LambdaStart, model, proposed, threshold,
            accepted.Count, expected, sizes.Count(size => size > 1), sizes.Count(size => size > 0),
            Unlinkable.Count(match.Records, model, options, from), blocking, curve, match.Plan.LeftOut, Remarks(learnt, model, blocking, all), options.Seed);
        return new MatchResult(report, match.LeftKeys, match.RightKeys, pairs, persons) { Accepted = accepted, Prints = match.Prints };
    }

    private static IReadOnlyList<string> Remarks(EstimateOutput learnt, MatchModel model, IReadOnlyList<BlockingCount> blocking, bool all) =>
    [
        .. learnt.Remarks,
        .. model.Joint.Select(joint => joint.Reason),
        .. blocking.Where(count => count.SkippedBlocks > 0).Select(count => string.Create(
            CultureInfo.InvariantCulture,
            $"The rule '{count.Rule}' leaves out {count.SkippedBlocks:N0} blocks of more than {count.BlockLimit:N0} records with {count.SkippedPairs:N0} pairs; other rules may still propose them.")),
        .. all ? ["There are few enough records to compare every pair; the blocking rules only formed the passes of the estimate."] : Array.Empty<string>(),
    ];
}
