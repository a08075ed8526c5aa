using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>
/// Learns from earlier rows and measures on later ones. Rows of the same time are never parted. Rows without a time count as earliest, so
/// they are never measured on.
/// </summary>
internal static class TimeSplit
{
    /// <summary>Ends of the growing parts that folds are fitted on, as shares of the learning rows; each is measured up to the next.</summary>
    private static readonly double[] Origins = [0.4, 0.6, 0.8, 1.0];

    public static Outcome<RowSplit> Plan(bool[] labels, TimeColumn times, int seed, double finalShare)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length).OrderBy(row => times.UtcTicks[row])];
        int end = finalShare == 0 ? order.Length : CutAt(order, times, (int)(order.Length * (1 - finalShare)));
        if (end == 0 || (finalShare > 0 && end == order.Length))
        {
            return new TimeStandsStill(times.Name);
        }

        (int[] learning, int[] final) = (order[..end], order[end..]);
        List<FoldRows> folds = Folds(learning, labels, times);
        if (final.Length > 0 && LacksAClass(final, labels))
        {
            return Refused("final", final, labels, times);
        }

        return LacksAClass(learning, labels) || folds.Count == 0
            ? Refused("validation", learning[(int)(learning.Length * Origins[0])..], labels, times)
            : new RowSplit(learning, final, folds, PlanOf(labels, times, learning, final, folds, seed));
    }

    private static List<FoldRows> Folds(int[] learning, bool[] labels, TimeColumn times)
    {
        List<FoldRows> folds = [];
        for (int i = 0; i + 1 < Origins.Length; i++)
        {
            int start = CutAt(learning, times, (int)(learning.Length * Origins[i]));
            int stop = CutAt(learning, times, (int)(learning.Length * Origins[i + 1]));
            if (start < stop && !LacksAClass(learning[..start], labels) && !LacksAClass(learning[start..stop], labels))
            {
                folds.Add(new FoldRows(learning[..start], learning[start..stop]));
            }
        }

        return folds;
    }

    /// <summary>The nearest place at or before the wanted one where the time changes; after it where there is none before.</summary>
    private static int CutAt(int[] order, TimeColumn times, int wanted)
    {
        if (wanted >= order.Length)
        {
            return order.Length;
        }

        int cut = wanted;
        while (cut > 0 && times.UtcTicks[order[cut - 1]] == times.UtcTicks[order[cut]])
        {
            cut--;
        }

        while (cut == 0 || (cut < order.Length && times.UtcTicks[order[cut - 1]] == times.UtcTicks[order[cut]]))
        {
            cut++;
        }

        return cut;
    }

    /// <summary>Fewer than two rows of a class cannot be ranked against the other with an interval.</summary>
    private static bool LacksAClass(int[] rows, bool[] labels)
    {
        int positives = rows.Count(row => labels[row]);
        return positives < 2 || rows.Length - positives < 2;
    }

    private static PartOfOneClass Refused(string part, int[] rows, bool[] labels, TimeColumn times) =>
        new(times.Name, part, rows.Length, rows.LongCount(row => labels[row]));

    private static SplitPlan PlanOf(bool[] labels, TimeColumn times, int[] learning, int[] final, List<FoldRows> folds, int seed)
    {
        List<SplitPart> shown = [SplitPlanner.Part("learning", learning, labels, times)];
        if (final.Length > 0)
        {
            shown.Add(SplitPlanner.Part("final", final, labels, times));
        }

        return new SplitPlan(SplitKind.ByTime, times.Name, seed, shown,
            [.. folds.Select(fold => new SplitFold(
                SplitPlanner.Part("fitted", fold.Fitted, labels, times), SplitPlanner.Part("validation", fold.Validation, labels, times)))],
            $"Rows are ordered by '{times.Name}': models are always measured on rows later than those they were fitted on, "
            + "and the latest rows are looked at once, at the end.");
    }
}
