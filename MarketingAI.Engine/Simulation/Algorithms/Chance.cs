using System.Numerics;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>
/// A generator of its own for each unit, use and row: what a row holds depends on the seed and its number only, never on
/// the order of work.
/// </summary>
/// <remarks>xoshiro256** of Blackman and Vigna (2018), seeded by SplitMix64 of Steele, Lea and Flood (2014).</remarks>
internal sealed class Chance
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Chance(int seed, int unit, Draw draw, long row)
    {
        ulong state = Mixed(unchecked((ulong)(uint)seed) + 0x51_7C_C1_B7UL);
        state = Mixed(state ^ ((ulong)(uint)unit << 32) ^ (ulong)(uint)draw);
        state = Mixed(state ^ unchecked((ulong)row));
        (_s0, _s1, _s2, _s3) = (Stepped(ref state), Stepped(ref state), Stepped(ref state), Stepped(ref state));
    }

    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform, strictly between 0 and 1.</summary>
    public double Unit() => ((NextBits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    public bool Is(double probability) => Unit() < probability;

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)(((UInt128)NextBits() * (uint)bound) >> 64);

    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>Standard normal.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(Unit());

    /// <summary>Gamma with scale 1.</summary>
    /// <remarks>Marsaglia, G. and Tsang, W. W. (2000), ACM Transactions on Mathematical Software 26, 363-372.</remarks>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(Unit(), 1 / shape);
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    public double Beta(double a, double b)
    {
        double x = Gamma(a);
        return x / (x + Gamma(b));
    }

    public int Poisson(double mean)
    {
        int count = 0;
        for (; mean > 30; mean -= 30)
        {
            count += SmallPoisson(30);
        }

        return count + SmallPoisson(mean);
    }

    /// <summary>Failures before the first success.</summary>
    public int Failures(double success) => (int)Math.Floor(Math.Log(Unit()) / Math.Log(1 - success));

    /// <summary>A position by weights that need not sum to one.</summary>
    public int Pick(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        double left = Unit() * total;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    public T One<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>A position in a list whose i-th entry is about 1 / (i + offset) as frequent as the first.</summary>
    public int Zipf(int count, double offset) =>
        Math.Min(count - 1, (int)((offset * Math.Pow((count + offset) / offset, Unit())) - offset));

    private static ulong Mixed(ulong value) => Stepped(ref value);

    private static ulong Stepped(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        ulong z = state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }

    private int SmallPoisson(double mean)
    {
        double limit = Math.Exp(-mean);
        double product = Unit();
        int count = 0;
        while (product > limit)
        {
            product *= Unit();
            count++;
        }

        return count;
    }
}
