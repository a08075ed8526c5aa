using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>Draws rows by the seed so that every part has the share of positives of the whole.</summary>
internal static class StratifiedSplit
{
    /// <param name="folds">Folds the learning rows are dealt into.</param>
    /// <param name="measured">How many of them are measured.</param>
    public static RowSplit Plan(bool[] labels, int seed, double finalShare, int folds, int measured)
    {
        SeededRandom random = new(seed);
        List<int> learning = [];
        List<int> final = [];
        List<int>[] dealt = [.. Enumerable.Range(0, folds).Select(_ => new List<int>())];
        foreach (bool label in (ReadOnlySpan<bool>)[true, false])
        {
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == label)];
            random.Shuffle<int>(rows);
            int kept = (int)Math.Round(rows.Length * finalShare);
            final.AddRange(rows[..kept]);
            for (int i = kept; i < rows.Length; i++)
            {
                learning.Add(rows[i]);
                dealt[i % folds].Add(rows[i]);
            }
        }

        int[] ordered = Ascending(learning);
        FoldRows[] parts = [.. Enumerable.Range(0, measured).Select(fold =>
            new FoldRows(Ascending(dealt.Where((_, other) => other != fold).SelectMany(rows => rows)), Ascending(dealt[fold])))];
        return new RowSplit(ordered, Ascending(final), parts, PlanOf(labels, ordered, Ascending(final), parts, seed, folds));
    }

    private static SplitPlan PlanOf(bool[] labels, int[] learning, int[] final, FoldRows[] parts, int seed, int folds)
    {
        List<SplitPart> shown = [SplitPlanner.Part("learning", learning, labels)];
        if (final.Length > 0)
        {
            shown.Add(SplitPlanner.Part("final", final, labels));
        }

        string chosen = parts.Length == folds
            ? $"{folds} folds of the learning rows choose between trainers, each row measured once by models that were not fitted on it"
            : $"one of {folds} folds of the learning rows chooses between trainers, for the table is large";
        return new SplitPlan(SplitKind.Stratified, null, seed, shown,
            [.. parts.Select(fold => new SplitFold(
                SplitPlanner.Part("fitted", fold.Fitted, labels), SplitPlanner.Part("validation", fold.Validation, labels)))],
            $"Rows are drawn by seed {seed} with the same share of positives in each part; {chosen}; the final rows are looked at once, at the end.");
    }

    private static int[] Ascending(IEnumerable<int> rows)
    {
        int[] ordered = [.. rows];
        Array.Sort(ordered);
        return ordered;
    }
}
