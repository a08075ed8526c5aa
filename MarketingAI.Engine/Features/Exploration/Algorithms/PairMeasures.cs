namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Correlations from sums: their chances and intervals.</summary>
internal static class PairMeasures
{
    /// <summary>Rows below which a correlation is not looked at.</summary>
    public const long LeastRows = 20;

    /// <summary>95 % interval of Pearson's correlation.</summary>
    /// <remarks>Fisher, R. A. (1921), Metron 1, 3-32.</remarks>
    public static FigureEstimate Pearson(double correlation, long rows) => OnFishersScale(correlation, 1 / Math.Sqrt(rows - 3.0));

    /// <summary>95 % interval of Spearman's correlation.</summary>
    /// <remarks>Bonett, D. G. and Wright, T. A. (2000), Psychometrika 65, 23-28.</remarks>
    public static FigureEstimate Spearman(double correlation, long rows) =>
        OnFishersScale(correlation, Math.Sqrt((1 + (correlation * correlation / 2)) / (rows - 3.0)));

    /// <summary>Chance of a correlation at least as far from zero where the two are independent.</summary>
    public static double CorrelationChance(double correlation, long rows)
    {
        double left = 1 - (correlation * correlation);
        double freedom = rows - 2;
        return left <= 0 ? 0 : TailChances.StudentTwoSided(correlation * Math.Sqrt(freedom / left), freedom);
    }

    /// <summary>The correlation ratio with its bias taken out, and the chance of as much (analysis of variance).</summary>
    /// <param name="groups">Rows, mean and standard deviation of the number in each group.</param>
    /// <returns>Null where there are not two groups with rows to spare, or the number does not vary.</returns>
    /// <remarks>Kelley, T. L. (1935), Proceedings of the National Academy of Sciences 21, 554-559.</remarks>
    public static (double Ratio, double Chance, long Rows)? CorrelationRatio(IReadOnlyList<MeanSummary> groups)
    {
        MeanSummary[] filled = [.. groups.Where(group => group.Rows > 0)];
        long rows = filled.Sum(group => group.Rows);
        if (filled.Length < 2 || rows <= filled.Length + 1)
        {
            return null;
        }

        double mean = filled.Sum(group => group.Rows * group.Mean) / rows;
        double between = filled.Sum(group => group.Rows * (group.Mean - mean) * (group.Mean - mean));
        double within = filled.Sum(group => (group.Rows - 1) * group.Deviation * group.Deviation);
        if (!(between + within > 0))
        {
            return null;
        }

        (double above, double below) = (filled.Length - 1, rows - filled.Length);
        double square = 1 - ((within / below) / ((between + within) / (rows - 1)));
        double chance = within > 0 ? TailChances.FisherBeyond(between / above / (within / below), above, below) : 0;
        return (Math.Sqrt(Math.Max(0, square)), chance, rows);
    }

    private static FigureEstimate OnFishersScale(double correlation, double error)
    {
        if (Math.Abs(correlation) >= 1)
        {
            return new FigureEstimate(Math.Sign(correlation), Math.Sign(correlation), Math.Sign(correlation));
        }

        double z = Math.Atanh(correlation);
        double half = TailChances.NormalWidth * error;
        return new FigureEstimate(correlation, Math.Tanh(z - half), Math.Tanh(z + half));
    }
}
