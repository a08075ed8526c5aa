namespace MarketingAI.Engine.Features.Encoding.Algorithms;

/// <summary>Each row's level rate from the rows before its moment.</summary>
internal static class OrderedRates
{
    public const double UsualPriorRows = 10;

    public static double[] Of(ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, ReadOnlySpan<long> times, int levels, double priorRows)
    {
        int[] order = [.. Enumerable.Range(0, codes.Length)];
        long[] keys = times.ToArray();
        Array.Sort(keys, order);
        double whole = Mean(targets);
        LevelSums sums = LevelSums.Of([], [], levels);
        double[] encoded = new double[codes.Length];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            double prior = start == 0 ? whole : sums.Prior(priorRows).Mean;
            for (; end < order.Length && keys[end] == keys[start]; end++)
            {
                encoded[order[end]] = sums.Drawn(codes[order[end]], prior, priorRows);
            }

            for (int place = start; place < end; place++)
            {
                sums.Add(codes[order[place]], targets[order[place]], 1);
            }

            start = end;
        }

        return encoded;
    }

    /// <summary>Rows of the first moment have nothing before them: they get the mean of the whole, which is one number for all of them.</summary>
    private static double Mean(ReadOnlySpan<double> targets)
    {
        double sum = 0;
        foreach (double target in targets)
        {
            sum += target;
        }

        return sum / targets.Length;
    }
}
