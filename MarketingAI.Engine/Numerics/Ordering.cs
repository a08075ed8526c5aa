namespace MarketingAI.Engine.Numerics;

/// <summary>Orders and ranks of numbers.</summary>
internal static class Ordering
{
    /// <summary>Positions of the values from the smallest to the largest; equal values stand in the order of their positions.</summary>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static int[] Ascending(ReadOnlySpan<double> values)
    {
        RefuseNaN(values);
        double[] keys = values.ToArray();
        int[] positions = new int[keys.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }

        Array.Sort(keys, positions);
        SortPositionsOfTies(keys, positions);
        return positions;
    }

    private static void SortPositionsOfTies(double[] keys, int[] positions)
    {
        int start = 0;
        for (int i = 1; i <= keys.Length; i++)
        {
            if (i == keys.Length || keys[i] != keys[start])
            {
                Array.Sort(positions, start, i - start);
                start = i;
            }
        }
    }

    private static void RefuseNaN(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                throw new ArgumentException($"Value {i} is not a number; only numbers have an order.", nameof(values));
            }
        }
    }
}
