using System.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Similarity of two words that forgives wrong letters and favours the same beginning; in [0, 1].</summary>
/// <remarks>Winkler, W. E. (1990), Proceedings of the Section on Survey Research Methods, ASA, 354-359. The same figures as the warehouse's function.</remarks>
internal static class JaroWinkler
{
    private const int LongestOnStack = 128;
    private const double PrefixShare = 0.1;
    private const double PrefixFrom = 0.7;

    /// <summary>Whether the similarity reaches a threshold; letters that only one word has often settle it without comparing places.</summary>
    public static bool AtLeast(string left, string right, double threshold)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return Similarity(left, right) >= threshold;
        }

        (uint one, uint other) = (Letters(left), Letters(right));
        int most = Math.Min(left.Length - BitOperations.PopCount(one & ~other), right.Length - BitOperations.PopCount(other & ~one));
        double jaro = most <= 0 ? 0 : (((double)most / left.Length) + ((double)most / right.Length) + 1) / 3;
        return jaro + (4 * PrefixShare * (1 - jaro)) >= threshold && Similarity(left, right) >= threshold;
    }

    public static double Similarity(string left, string right)
    {
        double jaro = Jaro(left, right);
        int prefix = 0;
        while (prefix < 4 && prefix < left.Length && prefix < right.Length && left[prefix] == right[prefix])
        {
            prefix++;
        }

        return jaro > PrefixFrom ? jaro + (PrefixShare * prefix * (1 - jaro)) : jaro;
    }

    /// <summary>A bit for each letter that occurs, several letters to a bit.</summary>
    private static uint Letters(string word)
    {
        uint letters = 0;
        foreach (char letter in word)
        {
            letters |= 1u << (letter % 32);
        }

        return letters;
    }

    private static double Jaro(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 1 : 0;
        }

        int window = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        Span<bool> takenLeft = left.Length <= LongestOnStack ? stackalloc bool[left.Length] : new bool[left.Length];
        Span<bool> takenRight = right.Length <= LongestOnStack ? stackalloc bool[right.Length] : new bool[right.Length];
        int common = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int last = Math.Min(right.Length - 1, i + window);
            for (int j = Math.Max(0, i - window); j <= last; j++)
            {
                if (!takenRight[j] && left[i] == right[j])
                {
                    takenLeft[i] = takenRight[j] = true;
                    common++;
                    break;
                }
            }
        }

        if (common == 0)
        {
            return 0;
        }

        double m = common;
        return ((m / left.Length) + (m / right.Length) + ((m - (Crossed(left, right, takenLeft, takenRight) / 2)) / m)) / 3;
    }

    private static int Crossed(string left, string right, ReadOnlySpan<bool> takenLeft, ReadOnlySpan<bool> takenRight)
    {
        int crossed = 0;
        int j = 0;
        for (int i = 0; i < left.Length; i++)
        {
            if (!takenLeft[i])
            {
                continue;
            }

            while (!takenRight[j])
            {
                j++;
            }

            crossed += left[i] == right[j] ? 0 : 1;
            j++;
        }

        return crossed;
    }
}
