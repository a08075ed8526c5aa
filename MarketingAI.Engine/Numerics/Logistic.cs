namespace MarketingAI.Engine.Numerics;

/// <summary>The logistic function and its relatives, without overflow.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double logOdds)
    {
        if (logOdds >= 0)
        {
            return 1 / (1 + Math.Exp(-logOdds));
        }

        double odds = Math.Exp(logOdds);
        return odds / (1 + odds);
    }

    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>ln(p / (1 - p)) for p strictly between 0 and 1.</summary>
    public static double LogOdds(double probability) => Math.Log(probability) - LogOnePlus(-probability);

    /// <summary>ln(1 + x), exact also for tiny x.</summary>
    /// <remarks>Kahan's correction of the rounding in 1 + x.</remarks>
    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }
}
