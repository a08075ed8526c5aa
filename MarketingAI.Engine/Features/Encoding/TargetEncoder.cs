using MarketingAI.Engine.Features.Encoding.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Encoding;

/// <summary>Turns words of many levels into the rate of the target, without a row's own target in it.</summary>
/// <remarks>
/// Micci-Barreca (2001), SIGKDD Explorations 3, 27-32, with the weight of the whole fitted by the method of moments (Robbins 1956; DerSimonian
/// and Laird 1986). Ordered encoding: Prokhorenkova et al. (2018), NeurIPS.
/// </remarks>
public static class TargetEncoder
{
    /// <summary>The encoding for rows that were not learnt from, such as those scored later.</summary>
    /// <param name="codes">Position in <paramref name="levels"/>; negative for missing.</param>
    /// <param name="targets">Numbers, or 0 and 1.</param>
    public static Outcome<TargetEncoding> Fit(
        ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, IReadOnlyList<string> levels, TargetEncodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(options);
        if (Unfit(codes, targets, levels.Count) is { } refused)
        {
            return refused;
        }

        LevelSums sums = LevelSums.Of(codes, targets, levels.Count);
        (double prior, double priorRows) = sums.Prior(options.PriorRows);
        double[] values = new double[levels.Count];
        long[] rows = new long[levels.Count];
        for (int code = 0; code < values.Length; code++)
        {
            values[code] = sums.Drawn(code, prior, priorRows);
            rows[code] = sums.RowsOf(code);
        }

        return new TargetEncoding([.. levels], values, rows, prior, sums.Drawn(-1, prior, priorRows), double.IsFinite(priorRows) ? priorRows : null);
    }

    /// <summary>
    /// The encoding of the very rows that are learnt from: each row by the other folds only. Rows of one entity share a fold, so no entity
    /// tells on itself.
    /// </summary>
    /// <param name="entities">By row, a number for each entity from 0 on; empty where each row is its own.</param>
    public static Outcome<double[]> OutOfFold(
        ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, ReadOnlySpan<int> entities, int levels, TargetEncodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Unfit(codes, targets, levels) is { } refused)
        {
            return refused;
        }

        int[] foldOf = FoldsOf(codes.Length, entities, options);
        return FoldedRates.Of(codes, targets, levels, foldOf, options);
    }

    /// <summary>
    /// The encoding of rows in the order of time: each row by the rows before it. Rows of one moment do not see each other.
    /// </summary>
    /// <param name="times">By row, such as UTC ticks; rows need not be sorted.</param>
    public static Outcome<double[]> Ordered(
        ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, ReadOnlySpan<long> times, int levels, TargetEncodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(times.Length, codes.Length, "times, codes");
        if (Unfit(codes, targets, levels) is { } refused)
        {
            return refused;
        }

        return OrderedRates.Of(codes, targets, times, levels, options.PriorRows ?? OrderedRates.UsualPriorRows);
    }

    private static TargetsUnfit? Unfit(ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, int levels)
    {
        Require.SameLength(codes.Length, targets.Length, "codes, targets");
        if (codes.Length < 2)
        {
            return new TargetsUnfit($"There are {codes.Length} rows; at least 2 are needed.");
        }

        for (int row = 0; row < codes.Length; row++)
        {
            if (!double.IsFinite(targets[row]))
            {
                return new TargetsUnfit($"Row {row} has no target. Leave out rows whose outcome is not known.");
            }

            if (codes[row] >= levels)
            {
                return new TargetsUnfit($"Row {row} has code {codes[row]}, but there are only {levels} levels.");
            }
        }

        return null;
    }

    private static int[] FoldsOf(int rows, ReadOnlySpan<int> entities, TargetEncodingOptions options)
    {
        SeededRandom random = new(options.Seed);
        int[] foldOf = new int[rows];
        if (entities.IsEmpty)
        {
            for (int row = 0; row < rows; row++)
            {
                foldOf[row] = random.NextBelow(options.Folds);
            }

            return foldOf;
        }

        Require.SameLength(entities.Length, rows, "entities, codes");
        int[] byEntity = new int[1 + Largest(entities)];
        for (int entity = 0; entity < byEntity.Length; entity++)
        {
            byEntity[entity] = random.NextBelow(options.Folds);
        }

        for (int row = 0; row < rows; row++)
        {
            foldOf[row] = byEntity[entities[row]];
        }

        return foldOf;
    }

    private static int Largest(ReadOnlySpan<int> values)
    {
        int largest = 0;
        foreach (int value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
