using MarketingAI.Engine.Features.Imputation.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Imputation;

/// <summary>Learns once what stands in for missing values.</summary>
public static class Imputer
{
    /// <param name="names">By column.</param>
    /// <param name="columns">By column, one value a row; NaN for missing.</param>
    /// <param name="segmentCodes">By row, position in <paramref name="segments"/> or negative; empty without segments.</param>
    /// <remarks>Iterative: van Buuren and Groothuis-Oudshoorn (2011), Journal of Statistical Software 45(3), by expected values in place of draws.</remarks>
    public static Outcome<ImputationPlan> Fit(
        IReadOnlyList<string> names, IReadOnlyList<double[]> columns, ReadOnlySpan<int> segmentCodes, IReadOnlyList<string> segments, ImputationOptions options)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(names.Count, columns.Count, "names, columns");
        ImputedColumn[] found = new ImputedColumn[columns.Count];
        for (int column = 0; column < found.Length; column++)
        {
            double[] ascending = Medians.Ascending(columns[column], [], -1);
            if (ascending.Length == 0)
            {
                return new NothingToImputeFrom(names[column]);
            }

            double?[] ofSegments = options.Kind == ImputationKind.Segment
                ? Medians.OfSegments(columns[column], segmentCodes, segments.Count, options.LeastRowsOfSegment)
                : [];
            found[column] = new ImputedColumn(
                names[column], Medians.Middle(ascending), ofSegments, ascending.Length < columns[column].Length, null, 0, ascending[0], ascending[^1]);
        }

        ImputationPlan plan = new(options.Kind, found, options.Kind == ImputationKind.Segment ? [.. segments] : [], options.Rounds);
        return options.Kind == ImputationKind.Iterative ? ChainedLines.Fit(plan, columns) : plan;
    }
}
