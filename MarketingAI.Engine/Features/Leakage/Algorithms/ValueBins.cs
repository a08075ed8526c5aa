using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>Any column as bins: levels of words, up to 100 runs of neighbouring numbers or times; bin 0 holds missing values.</summary>
internal static class ValueBins
{
    private const int MostRuns = 100;

    public static int[] Of(TableColumn column, out int count)
    {
        if (column is CategoryColumn category)
        {
            count = category.Levels.Length + 1;
            return [.. category.Codes.Select(code => code + 1)];
        }

        double[] values = column switch
        {
            NumberColumn number => number.Values,
            TimeColumn time => [.. time.UtcTicks.Select(ticks => ticks == TimeColumn.Missing ? double.NaN : ticks)],
            _ => throw new NotSupportedException($"Column '{column.Name}' is of no kind that can be looked at."),
        };
        return Runs(values, out count);
    }

    private static int[] Runs(double[] values, out int count)
    {
        int[] there = [.. Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row]))];
        double[] found = [.. there.Select(row => values[row])];
        int[] order = Ordering.Ascending(found);
        int[] bins = new int[values.Length];
        int bin = 0;
        double full = 0;
        for (int place = 0; place < order.Length; place++)
        {
            if (place == 0 || (place >= full && found[order[place]] > found[order[place - 1]]))
            {
                bin++;
                full = place + ((double)order.Length / MostRuns);
            }

            bins[there[order[place]]] = bin;
        }

        count = bin + 1;
        return bins;
    }
}
