using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// What people said about pairs, carried over to all kept pairs. People see the least sure pairs first, so the share of same ones among those they
/// saw is no share of all: it is taken band by band of probability, and each band counts as often as it has pairs.
/// </summary>
internal static class VerdictBands
{
    public const long LeastVerdicts = 20;
    public const long LeastOfEach = 5;

    /// <summary>Verdicts' worth that the model's own probability counts within a doubtful band, and within one it is sure of.</summary>
    private const double LeastModelCounts = 2;

    private const double MostModelCounts = 20;

    private const int Draws = 400;

    /// <summary>The first and the last are those between which pairs wait for people, so that nobody's verdicts stand for pairs that are never shown.</summary>
    private static readonly double[] Ends = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98];

    /// <summary>Lower ends of the bands as probabilities.</summary>
    public static IReadOnlyList<double> From { get; } = [0, .. Ends];

    public static int Of(double probability)
    {
        int band = 0;
        while (band < Ends.Length && probability >= Ends[band])
        {
            band++;
        }

        return band;
    }

    public static Refusal? TooFew(IReadOnlyList<BandCount> bands)
    {
        (long same, long different) = (bands.Sum(band => band.Same), bands.Sum(band => band.Different));
        return same + different < LeastVerdicts || same < LeastOfEach || different < LeastOfEach ? new TooFewVerdicts(same, different) : null;
    }

    /// <summary>Precision and recall by verdicts at the lower end of each band, from the highest.</summary>
    public static Outcome<IReadOnlyList<VerdictPoint>> Curve(IReadOnlyList<BandCount> bands, int seed)
    {
        if (TooFew(bands) is { } refusal)
        {
            return refusal;
        }

        SeededRandom random = new(seed);
        double[] mean = [.. bands.Select(Matches)];
        double[][] drawn = [.. Enumerable.Range(0, Draws).Select(_ => bands.Select(band => Drawn(band, random)).ToArray())];
        List<VerdictPoint> points = [];
        for (int band = bands.Count - 1; band >= 0; band--)
        {
            int from = band;
            double accepted = bands.Skip(from).Sum(one => (double)one.Pairs);
            if (accepted > 0)
            {
                points.Add(new VerdictPoint(
                    From[from], accepted,
                    Around(mean, drawn, matches => matches.Skip(from).Sum() / accepted),
                    Around(mean, drawn, matches => matches.Sum() is var all && all > 0 ? matches.Skip(from).Sum() / all : 0)));
            }
        }

        return points;
    }

    /// <summary>Matches to expect in a band: those seen, and of the others the share by verdicts and model.</summary>
    public static double Matches(BandCount band) => band.Pairs == 0 ? 0 : band.Same + (Unseen(band) * (Alpha(band) / (Alpha(band) + Beta(band))));

    private static double Drawn(BandCount band, SeededRandom random)
    {
        if (band.Pairs == 0)
        {
            return 0;
        }

        double one = GammaDraw.Of(Alpha(band), random);
        double other = GammaDraw.Of(Beta(band), random);
        return band.Same + (Unseen(band) * (one / (one + other)));
    }

    private static long Unseen(BandCount band) => Math.Max(0, band.Pairs - band.Same - band.Different);

    private static double Alpha(BandCount band) => (ModelCounts(band) * Said(band)) + band.Same;

    private static double Beta(BandCount band) => (ModelCounts(band) * (1 - Said(band))) + band.Different;

    private static double Said(BandCount band) => Math.Clamp(band.Expected / band.Pairs, 0.0001, 0.9999);

    private static double ModelCounts(BandCount band) => Math.Clamp(1 / Math.Min(Said(band), 1 - Said(band)), LeastModelCounts, MostModelCounts);

    private static Interval Around(double[] mean, double[][] drawn, Func<double[], double> figure)
    {
        double[] draws = [.. drawn.Select(figure).Order()];
        double estimate = figure(mean);
        return new Interval(estimate, Math.Min(estimate, draws[(int)(0.025 * draws.Length)]), Math.Max(estimate, draws[(int)(0.975 * draws.Length)]));
    }
}

/// <summary>Kept pairs of a band of probability.</summary>
/// <param name="Expected">Sum of their probabilities.</param>
/// <param name="Same">Of them, judged as one person.</param>
internal sealed record BandCount(long Pairs, double Expected, long Same, long Different);
