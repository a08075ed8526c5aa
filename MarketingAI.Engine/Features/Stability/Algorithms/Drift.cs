using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>Distances of two sets of counts over the same bins, and what chance makes of them.</summary>
/// <remarks>
/// With n and m rows from one law over B bins, PSI / (1/n + 1/m) tends to chi-squared with B - 1 degrees of freedom (Yurdakul and Naranjo
/// 2020, Journal of Risk Model Validation 14). The next term of its mean, half the sum of (1 - p) / p times (1/n^2 + 1/m^2), is put into the
/// scale, as Bartlett (1937) does for likelihood ratios; and the index is tested with Pearson's chi-squared beside it, the less sure counts.
/// </remarks>
internal static class Drift
{
    private const double LeastExpected = 5;

    public static DriftFigures Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, bool hasOrder, double emptyShare)
    {
        (double n, double m) = (Total(reference), Total(current));
        (double psi, double jensenShannon) = (0, 0);
        for (int bin = 0; bin < reference.Length; bin++)
        {
            (double p, double q) = (reference[bin] / n, current[bin] / m);
            psi += p == 0 && q == 0 ? 0 : IndexTerm(p == 0 ? emptyShare : p, q == 0 ? emptyShare : q);
            jensenShannon += HalfToMiddle(p, q) + HalfToMiddle(q, p);
        }

        (double[] thickReference, double[] thickCurrent) = Thick(reference, current, n, m);
        (double tested, double pearson, double inverse) = Test(thickReference, thickCurrent, n, m);
        int freedom = thickReference.Length - 1;
        double rate = (1 / n) + (1 / m);
        double scale = freedom < 1 ? rate : rate + (inverse * ((1 / (n * n)) + (1 / (m * m))) / (2 * freedom));
        double? chance = freedom < 1
            ? null
            : Math.Max(ChiSquaredTail.Beyond(tested / scale, freedom), ChiSquaredTail.Beyond(pearson, freedom));
        return new DriftFigures(
            (long)m, psi, Math.Max(0, freedom) * scale, Math.Sqrt(Math.Max(0, jensenShannon)), hasOrder ? LargestGap(reference, current) : null,
            tested, chance, Math.Max(0, freedom), scale);
    }

    private static double IndexTerm(double p, double q) => (q - p) * Math.Log(q / p);

    private static double HalfToMiddle(double p, double q) => p == 0 ? 0 : 0.5 * p * Math.Log(2 * p / (p + q));

    private static double Total(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Bins in which the smaller side expects fewer than five rows are put together, and with the thinnest other if that is not enough.</summary>
    private static (double[] Reference, double[] Current) Thick(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, double n, double m)
    {
        List<(double Reference, double Current)> kept = [];
        (double Reference, double Current) rest = (0, 0);
        double least = LeastExpected * (n + m) / Math.Min(n, m);
        for (int bin = 0; bin < reference.Length; bin++)
        {
            if (reference[bin] + current[bin] >= least)
            {
                kept.Add((reference[bin], current[bin]));
            }
            else
            {
                rest = (rest.Reference + reference[bin], rest.Current + current[bin]);
            }
        }

        if (rest.Reference + rest.Current >= least)
        {
            kept.Add(rest);
        }
        else if (kept.Count > 0 && rest.Reference + rest.Current > 0)
        {
            int thinnest = kept.IndexOf(kept.MinBy(bin => bin.Reference + bin.Current));
            kept[thinnest] = (kept[thinnest].Reference + rest.Reference, kept[thinnest].Current + rest.Current);
        }

        return ([.. kept.Select(bin => bin.Reference)], [.. kept.Select(bin => bin.Current)]);
    }

    /// <returns>The index, Pearson's chi-squared, and the sum of (1 - p) / p over the bins.</returns>
    private static (double Psi, double Pearson, double Inverse) Test(double[] reference, double[] current, double n, double m)
    {
        (double psi, double pearson, double inverse) = (0, 0, 0);
        for (int bin = 0; bin < reference.Length; bin++)
        {
            double pooled = (reference[bin] + current[bin]) / (n + m);
            double gap = (reference[bin] / n) - (current[bin] / m);
            psi += IndexTerm(Math.Max(0.5, reference[bin]) / n, Math.Max(0.5, current[bin]) / m);
            pearson += gap * gap / pooled * (n * m / (n + m));
            inverse += (1 - pooled) / pooled;
        }

        return (psi, pearson, inverse);
    }

    private static double LargestGap(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        (double n, double m) = (Total(reference[..^1]), Total(current[..^1]));
        (double below, double other, double gap) = (0, 0, 0);
        for (int bin = 0; n > 0 && m > 0 && bin < reference.Length - 1; bin++)
        {
            below += reference[bin] / n;
            other += current[bin] / m;
            gap = Math.Max(gap, Math.Abs(below - other));
        }

        return gap;
    }
}
