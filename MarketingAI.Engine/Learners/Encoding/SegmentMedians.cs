namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>
/// Medians of fields by the word of one field, the segment: what stands in for a missing value of a row of that segment. Fitted on training rows
/// only. A segment with too few values, or a segment unseen or missing, has none; then the median of all rows stands in.
/// </summary>
/// <param name="segment">Position of the field that names the segment.</param>
/// <param name="medians">By field, then by the segment's code; NaN for none. Null for a field without.</param>
internal sealed class SegmentMedians(int segment, double[]?[] medians)
{
    /// <summary>A segment's median counts from this many values on.</summary>
    public const int LeastValues = 30;

    public int Segment => segment;

    public IReadOnlyList<double[]?> Medians => medians;

    /// <summary>NaN where the row's segment has none.</summary>
    public double Of(ReadOnlySpan<double> row, int field)
    {
        double code = row[segment];
        return medians[field] is { } bySegment && code >= 0 && code < bySegment.Length ? bySegment[(int)code] : double.NaN;
    }

    /// <param name="training">Rows to fit on.</param>
    /// <param name="segment">Position of a category among the rows' fields.</param>
    public static SegmentMedians Fit(RawRows rows, ReadOnlySpan<int> training, int segment)
    {
        int levels = rows.Fields[segment].Levels.Count;
        double[]?[] medians = new double[rows.Fields.Count][];
        for (int field = 0; field < medians.Length; field++)
        {
            medians[field] = rows.Fields[field].Kind == FieldKind.Category ? null : Fit(rows, training, segment, field, levels);
        }

        return new SegmentMedians(segment, medians);
    }

    private static double[]? Fit(RawRows rows, ReadOnlySpan<int> training, int segment, int field, int levels)
    {
        List<double>[] values = [.. Enumerable.Range(0, levels).Select(_ => new List<double>())];
        foreach (int row in training)
        {
            double code = rows[row, segment];
            double value = rows[row, field];
            if (code >= 0 && code < levels && double.IsFinite(value))
            {
                values[(int)code].Add(value);
            }
        }

        double[] found = [.. values.Select(Median)];
        return found.All(double.IsNaN) ? null : found;
    }

    private static double Median(List<double> values)
    {
        if (values.Count < LeastValues)
        {
            return double.NaN;
        }

        values.Sort();
        return values[values.Count / 2];
    }
}
