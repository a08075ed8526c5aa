namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Rows, mean and standard deviation: what crosses from the warehouse.</summary>
internal readonly record struct MeanSummary(long Rows, double Mean, double Deviation)
{
    private double SquaredError => Deviation * Deviation / Rows;

    /// <summary>The mean with a 95 % interval of Student's; null without rows, no interval for a single one.</summary>
    public FigureEstimate? WithInterval()
    {
        if (Rows == 0)
        {
            return null;
        }

        if (Rows == 1)
        {
            return new FigureEstimate(Mean, null, null);
        }

        double half = TailChances.StudentWidth(Rows - 1) * Math.Sqrt(SquaredError);
        return new FigureEstimate(Mean, Mean - half, Mean + half);
    }

    /// <summary>Second minus first where both may have variances of their own.</summary>
    /// <returns>Null where one side has fewer than two rows or neither varies.</returns>
    /// <remarks>Welch, B. L. (1947), Biometrika 34, 28-35.</remarks>
    public static (FigureEstimate Difference, double PValue, double Standardised)? Difference(MeanSummary first, MeanSummary second)
    {
        if (first.Rows < 2 || second.Rows < 2)
        {
            return null;
        }

        (double a, double b) = (first.SquaredError, second.SquaredError);
        double error = Math.Sqrt(a + b);
        if (!(error > 0))
        {
            return null;
        }

        double freedom = (a + b) * (a + b) / ((a * a / (first.Rows - 1)) + (b * b / (second.Rows - 1)));
        double found = second.Mean - first.Mean;
        double half = TailChances.StudentWidth(freedom) * error;
        double pooled = Math.Sqrt(((first.Deviation * first.Deviation) + (second.Deviation * second.Deviation)) / 2);
        return (new FigureEstimate(found, found - half, found + half), TailChances.StudentTwoSided(found / error, freedom), found / pooled);
    }
}
