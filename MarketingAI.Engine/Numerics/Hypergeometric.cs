namespace MarketingAI.Engine.Numerics;

/// <summary>Gauss' hypergeometric function for an argument in [0, 1).</summary>
internal static class Hypergeometric
{
    private const int MostTerms = 200_000;

    /// <remarks>Where the series would grow, Euler's transformation is summed in its place (Abramowitz and Stegun 15.3.3).</remarks>
    public static double Of(double a, double b, double c, double z) =>
        a + b - c > 0 && z > 0.5 ? Math.Pow(1 - z, c - a - b) * Series(c - a, c - b, c, z) : Series(a, b, c, z);

    private static double Series(double a, double b, double c, double z)
    {
        (double sum, double term) = (1, 1);
        for (int k = 0; k < MostTerms; k++)
        {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= 1e-15 * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }
}
