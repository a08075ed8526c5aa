using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>Parts rows into learning and final ones, and the learning rows into folds.</summary>
internal static class SplitPlanner
{
    public const int LeastRowsOfAClass = 20;

    private const int SmallTable = 10_000;
    private const int LargeTable = 400_000;

    /// <param name="times">Orders the rows; null for none.</param>
    /// <param name="finalShare">Share of rows for the final figure; 0 when they come from elsewhere.</param>
    public static Outcome<RowSplit> Plan(bool[] labels, TimeColumn? times, int seed, double finalShare)
    {
        long positives = labels.LongCount(label => label);
        int needed = Math.Max(LeastRowsOfAClass, finalShare > 0 ? (int)Math.Ceiling(2 / finalShare) : 0);
        if (positives < needed || labels.Length - positives < needed)
        {
            return new TooFewRowsOfAClass(positives, labels.Length - positives, needed);
        }

        return times is null
            ? StratifiedSplit.Plan(labels, seed, finalShare, FoldsFor(labels.Length), FoldsMeasured(labels.Length))
            : TimeSplit.Plan(labels, times, seed, finalShare);
    }

    internal static SplitPart Part(string name, int[] rows, bool[] labels, TimeColumn? times = null)
    {
        (long earliest, long latest) = (long.MaxValue, long.MinValue);
        long positives = 0;
        foreach (int row in rows)
        {
            positives += labels[row] ? 1 : 0;
            if (times is not null && !times.IsMissing(row))
            {
                earliest = Math.Min(earliest, times.UtcTicks[row]);
                latest = Math.Max(latest, times.UtcTicks[row]);
            }
        }

        bool hasTimes = earliest <= latest;
        return new SplitPart(name, rows.Length, positives, hasTimes ? new DateTimeOffset(earliest, TimeSpan.Zero) : null,
            hasTimes ? new DateTimeOffset(latest, TimeSpan.Zero) : null);
    }

    private static int FoldsFor(int rows) => rows < SmallTable ? 5 : 3;

    /// <summary>On a large table one fold tells enough.</summary>
    private static int FoldsMeasured(int rows) => rows > LargeTable ? 1 : FoldsFor(rows);
}
