using MarketingAI.Engine.Features.Stability.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>Cuts features into bins once, on reference rows, and counts other rows in the same bins.</summary>
public static class StabilityBins
{
    /// <summary>Bins of any column: numbers and times by quantiles, words by level.</summary>
    public static Outcome<ReferenceBins> Of(TableColumn column, StabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column is CategoryColumn category
            ? OfCategories(category.Name, category.Codes, category.Levels, options)
            : OfNumbers(column.Name, Numbers(column), options);
    }

    /// <summary>Bins by quantiles of the reference; equal quantiles merge, so ties make fewer bins.</summary>
    /// <param name="values">NaN stands for missing.</param>
    public static Outcome<ReferenceBins> OfNumbers(string feature, ReadOnlySpan<double> values, StabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        double[] ascending = Quantiles.AscendingWithoutMissing(values);
        if (ascending.Length == 0)
        {
            return new NothingInReference(feature);
        }

        double[] edges = Quantiles.InnerEdges(ascending, options.Bins);
        return new ReferenceBins(feature, edges, [], BinCounts.OfNumbers(values, edges));
    }

    /// <summary>A bin for each of the most frequent levels, one for all others. Levels that are known but were not seen have a bin where there is room.</summary>
    /// <param name="codes">Position in <paramref name="levels"/>; negative for missing.</param>
    public static Outcome<ReferenceBins> OfCategories(
        string feature, ReadOnlySpan<int> codes, IReadOnlyList<string> levels, StabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(options);
        long[] counts = new long[levels.Count];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        string[] kept = [.. Enumerable.Range(0, levels.Count).OrderByDescending(code => counts[code])
            .ThenBy(code => levels[code], StringComparer.Ordinal).Take(options.MostLevels).Select(code => levels[code])];
        return !counts.Any(count => count > 0)
            ? new NothingInReference(feature)
            : new ReferenceBins(feature, [], kept, BinCounts.OfCategories(codes, levels, kept));
    }

    /// <summary>Rows of a column by the reference's bins.</summary>
    public static long[] Count(ReferenceBins reference, TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(column);
        return column is CategoryColumn category
            ? BinCounts.OfCategories(category.Codes, category.Levels, reference.Levels)
            : BinCounts.OfNumbers(Numbers(column), reference.Edges);
    }

    /// <summary>Numbers by the reference's bins.</summary>
    public static long[] Count(ReferenceBins reference, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return BinCounts.OfNumbers(values, reference.Edges);
    }

    private static double[] Numbers(TableColumn column) => column switch
    {
        NumberColumn number => number.Values,
        TimeColumn time => [.. time.UtcTicks.Select(ticks => ticks == TimeColumn.Missing ? double.NaN : ticks / (double)TimeSpan.TicksPerDay)],
        TableColumn other => throw new NotSupportedException($"Column '{other.Name}' is of no kind that has bins."),
    };
}
