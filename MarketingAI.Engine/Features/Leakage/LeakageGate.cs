using MarketingAI.Engine.Features.Leakage.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Features.Leakage;

/// <summary>Looks for columns that know what they cannot know, each alone and without its contract.</summary>
public static class LeakageGate
{
    private const int LeastOfClass = 50;

    /// <summary>Single columns that are too good for their kind; the strongest first.</summary>
    public static Outcome<IReadOnlyList<LeakFinding>> Look(IReadOnlyList<TableColumn> features, bool[] labels, LeakageOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        int positives = labels.Count(label => label);
        if (positives < LeastOfClass || labels.Length - positives < LeastOfClass)
        {
            return new TooFewForLeakCheck(positives, labels.Length - positives, LeastOfClass);
        }

        LeakFinding?[] found = new LeakFinding?[features.Count];
        double chance = options.FalseFindingChance / Math.Max(1, features.Count);
        Parallel.For(0, features.Count, i =>
        {
            Require.SameLength(features[i].Length, labels.Length, $"{features[i].Name}, labels");
            found[i] = SingleColumn.Look(features[i], labels, chance, options);
        });
        return Outcome.Of<IReadOnlyList<LeakFinding>>([.. found.OfType<LeakFinding>().OrderByDescending(finding => finding.Auc).ThenBy(finding => finding.Column, StringComparer.Ordinal)]);
    }

    /// <summary>A column of times that lie after the decision; null where none does.</summary>
    public static LeakFinding? AfterTheDecision(TimeColumn column, ReadOnlySpan<long> decisionTicks)
    {
        ArgumentNullException.ThrowIfNull(column);
        long rows = Later(column.UtcTicks, decisionTicks);
        return rows == 0 ? null : new LeakFinding(
            LeakKind.AfterTheDecision, column.Name, rows, null, $"'{column.Name}' lies after the decision in {rows} of {column.Length} rows.");
    }

    /// <summary>Values that became known only after the decision; null where none did.</summary>
    /// <param name="knownTicks">By row when the value became known; <see cref="TimeColumn.Missing"/> where there is no value.</param>
    public static LeakFinding? FilledInLater(string column, ReadOnlySpan<long> knownTicks, ReadOnlySpan<long> decisionTicks)
    {
        long rows = Later(knownTicks, decisionTicks);
        return rows == 0 ? null : new LeakFinding(
            LeakKind.FilledInLater, column, rows, null, $"In {rows} of {knownTicks.Length} rows '{column}' was filled in after the decision. Take the value that was known then.");
    }

    /// <summary>Entities on both sides of a split; null where none is.</summary>
    public static LeakFinding? EntityOnBothSides(string key, IEnumerable<string> learning, IEnumerable<string> held)
    {
        HashSet<string> known = new(learning, StringComparer.Ordinal);
        HashSet<string> both = new(StringComparer.Ordinal);
        long rows = 0;
        foreach (string entity in held)
        {
            if (known.Contains(entity))
            {
                rows++;
                both.Add(entity);
            }
        }

        return rows == 0 ? null : new LeakFinding(
            LeakKind.EntityOnBothSides, key, rows, null, $"{both.Count} values of '{key}' stand on both sides of the split, in {rows} held-out rows: the model can remember them. Split by '{key}'.");
    }

    /// <summary>A rate of levels that holds the very rows it is used for; null where it does not, or that cannot be told.</summary>
    /// <param name="codes">By row the level; negative for missing.</param>
    /// <param name="seed">Halves each level's rows.</param>
    public static LeakFinding? EncodedWithoutFolds(string column, ReadOnlySpan<double> encoded, ReadOnlySpan<int> codes, ReadOnlySpan<bool> labels, int seed)
    {
        Require.SameLength(encoded.Length, codes.Length, "encoded, codes");
        Require.SameLength(encoded.Length, labels.Length, "encoded, labels");
        return EncodingCheck.Of(encoded, codes, labels, seed) is not { } check || !check.IsLeak ? null : new LeakFinding(
            LeakKind.EncodedWithoutFolds, column, encoded.Length, null,
            FormattableString.Invariant($"'{column}' agrees with the rates of these very rows (squared correlation {check.Agreement:0.00}) more than rates of {check.Levels} levels learnt elsewhere could ({check.Reliability:0.00}). Encode out of fold."));
    }

    private static long Later(ReadOnlySpan<long> ticks, ReadOnlySpan<long> decisionTicks)
    {
        Require.SameLength(ticks.Length, decisionTicks.Length, "ticks, decisions");
        long rows = 0;
        for (int row = 0; row < ticks.Length; row++)
        {
            rows += ticks[row] != TimeColumn.Missing && ticks[row] > decisionTicks[row] ? 1 : 0;
        }

        return rows;
    }
}
