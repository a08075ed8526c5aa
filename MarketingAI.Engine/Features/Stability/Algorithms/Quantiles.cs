namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>Quantiles with straight lines between the order statistics (Hyndman and Fan's type 7).</summary>
internal static class Quantiles
{
    public static double[] AscendingWithoutMissing(ReadOnlySpan<double> values)
    {
        double[] found = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                found[count++] = value;
            }
        }

        Array.Resize(ref found, count);
        Array.Sort(found);
        return found;
    }

    public static double At(ReadOnlySpan<double> ascending, double share)
    {
        double place = share * (ascending.Length - 1);
        int below = (int)place;
        return below + 1 >= ascending.Length
            ? ascending[^1]
            : ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
    }

    /// <summary>The distinct inner quantiles that cut into so many bins.</summary>
    public static double[] InnerEdges(ReadOnlySpan<double> ascending, int bins)
    {
        List<double> edges = new(bins);
        for (int cut = 1; cut < bins; cut++)
        {
            double edge = At(ascending, (double)cut / bins);
            if (edges.Count == 0 || edge > edges[^1])
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }
}
