namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>The largest gap between two empirical distribution functions.</summary>
internal static class KolmogorovSmirnov
{
    public static double Gap(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        (int i, int j, double gap) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            double value = Math.Min(left[i], right[j]);
            while (i < left.Length && left[i] == value)
            {
                i++;
            }

            while (j < right.Length && right[j] == value)
            {
                j++;
            }

            gap = Math.Max(gap, Math.Abs(((double)i / left.Length) - ((double)j / right.Length)));
        }

        return gap;
    }

    public static double ChanceOfMore(double gap, double n, double m)
    {
        double root = Math.Sqrt(n * m / (n + m));
        double lambda = (root + 0.12 + (0.11 / root)) * gap;
        if (lambda < 0.2)
        {
            return 1;
        }

        (double sum, double sign) = (0, 1);
        for (int k = 1; k <= 100; k++)
        {
            double term = Math.Exp(-2 * k * k * lambda * lambda);
            sum += sign * term;
            sign = -sign;
            if (term < 1e-16 * sum)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
