namespace MarketingAI.Engine.Features.Imputation.Algorithms;

/// <summary>Medians of what is there.</summary>
internal static class Medians
{
    /// <param name="segment">Only rows of this segment, or all where it is negative.</param>
    public static double[] Ascending(double[] values, ReadOnlySpan<int> segments, int segment)
    {
        List<double> found = new(values.Length);
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]) && (segment < 0 || segments[row] == segment))
            {
                found.Add(values[row]);
            }
        }

        double[] ascending = [.. found];
        Array.Sort(ascending);
        return ascending;
    }

    public static double Middle(double[] ascending) => (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2;

    public static double?[] OfSegments(double[] values, ReadOnlySpan<int> codes, int segments, int leastRows)
    {
        double?[] found = new double?[segments];
        for (int segment = 0; segment < segments && !codes.IsEmpty; segment++)
        {
            double[] ascending = Ascending(values, codes, segment);
            found[segment] = ascending.Length >= leastRows ? Middle(ascending) : null;
        }

        return found;
    }
}
