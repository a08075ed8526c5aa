using System.Numerics;

namespace MarketingAI.Engine.Numerics;

/// <summary>A generator whose draws are the same on every runtime and machine for the same seed (SplitMix64).</summary>
/// <remarks>Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.</remarks>
internal sealed class SeededRandom(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 to <paramref name="count"/> - 1.</summary>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>A standard normal draw.</summary>
    /// <remarks>Box and Muller (1958), Annals of Mathematical Statistics 29, 610-611.</remarks>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Puts the items into a random order, every order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>A seed for a part of the work, so that parts do not share their draws.</summary>
    public static int Derive(int seed, int part)
    {
        SeededRandom mixed = new(unchecked((int)BitOperations.RotateLeft((uint)seed, 7) ^ (part * 0x61C88647)));
        return (int)(mixed.NextBits() & int.MaxValue);
    }
}
