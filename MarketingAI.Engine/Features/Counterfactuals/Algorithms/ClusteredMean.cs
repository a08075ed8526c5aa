namespace MarketingAI.Engine.Features.Counterfactuals.Algorithms;

/// <summary>A mean and its standard error, rows of one person counted together.</summary>
internal static class ClusteredMean
{
    public static (double Mean, double Error) Of(double[] values, int[]? clusters)
    {
        double mean = values.Average();
        double[] sums = values;
        if (clusters is not null)
        {
            sums = new double[clusters.Max() + 1];
            for (int row = 0; row < values.Length; row++)
            {
                sums[clusters[row]] += values[row] - mean;
            }
        }

        double squares = 0;
        foreach (double sum in sums)
        {
            double gap = clusters is null ? sum - mean : sum;
            squares += gap * gap;
        }

        int groups = clusters?.Distinct().Count() ?? values.Length;
        return (mean, Math.Sqrt(squares * groups / (groups - 1)) / values.Length);
    }
}
