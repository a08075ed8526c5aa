namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>
/// How the platform's count differs from ours, cause by cause. Counts of orders alike are kept, so that the platform's
/// count under any set of causes can be had, and each cause gets its Shapley value: the parts add up whatever the order.
/// </summary>
/// <remarks>Shapley, L. S. (1953), Contributions to the Theory of Games II, 307-317.</remarks>
internal sealed class Discrepancy
{
    private const int Window = 0;
    private const int View = 1;
    private const int TimeZone = 2;
    private const int Duplicates = 3;
    private const int Consent = 4;
    private const int Unexplained = 5;
    private const int Causes = 6;

    private readonly long[] _alike = new long[3 * 8];
    private long _spurious;

    public static IReadOnlyList<string> Names { get; } = ["window", "view_through", "time_zone", "duplicates", "consent_loss", "unexplained"];

    /// <param name="overEdge">By the platform's clock the order lies outside the year.</param>
    public void Add(PlatformKind kind, bool consented, bool twice, bool overEdge) =>
        _alike[((int)kind * 8) + (consented ? 4 : 0) + (twice ? 2 : 0) + (overEdge ? 1 : 0)]++;

    public void AddSpurious() => _spurious++;

    public void Add(Discrepancy other)
    {
        for (int i = 0; i < _alike.Length; i++)
        {
            _alike[i] += other._alike[i];
        }

        _spurious += other._spurious;
    }

    public long Ours => Count(0);

    public long Reported => Count((1 << Causes) - 1);

    public double[] Parts()
    {
        double[] parts = new double[Causes];
        double[] weights = [1.0 / 6, 1.0 / 30, 1.0 / 60, 1.0 / 60, 1.0 / 30, 1.0 / 6];
        for (int set = 0; set < 1 << Causes; set++)
        {
            int size = int.PopCount(set);
            for (int cause = 0; cause < Causes; cause++)
            {
                if ((set & (1 << cause)) == 0)
                {
                    parts[cause] += weights[size] * (Count(set | (1 << cause)) - Count(set));
                }
            }
        }

        return parts;
    }

    private long Count(int causes)
    {
        bool On(int cause) => (causes & (1 << cause)) != 0;
        long count = On(Unexplained) ? _spurious : 0;
        for (int i = 0; i < _alike.Length; i++)
        {
            PlatformKind kind = (PlatformKind)(i / 8);
            bool seen = kind == PlatformKind.Ours || (kind == PlatformKind.Window && On(Window)) || (kind == PlatformKind.View && On(View));
            bool hidden = (On(Consent) && (i & 4) == 0) || (On(TimeZone) && (i & 1) != 0);
            if (seen && !hidden)
            {
                count += _alike[i] * (On(Duplicates) && (i & 2) != 0 ? 2 : 1);
            }
        }

        return count;
    }
}
