using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>
/// Whether one number a level agrees with the level's rate in these rows better than the rate's own reliability allows. Reliability is how
/// well the rates of two random halves of each level agree; rates learnt from other rows cannot agree better, rates from these rows do.
/// </summary>
/// <param name="Agreement">Squared correlation of the number and the rate, over levels.</param>
/// <param name="Reliability">Of the rate, stepped up from halves (Spearman 1910, Brown 1910).</param>
/// <param name="Error">Standard error of the reliability.</param>
internal sealed record EncodingCheck(int Levels, double Agreement, double Reliability, double Error)
{
    private const int LeastLevels = 30;

    /// <summary>Above the reliability by three tenths of what is left of it, and by four standard errors.</summary>
    public bool IsLeak => Agreement > Reliability + (0.3 * (1 - Reliability)) + (4 * Error);

    public static EncodingCheck? Of(ReadOnlySpan<double> encoded, ReadOnlySpan<int> codes, ReadOnlySpan<bool> labels, int seed)
    {
        int count = 1;
        foreach (int code in codes)
        {
            count = Math.Max(count, code + 1);
        }

        double[] value = new double[count];
        double[,] rows = new double[count, 2];
        double[,] positives = new double[count, 2];
        SeededRandom random = new(seed);
        for (int row = 0; row < codes.Length; row++)
        {
            int code = codes[row];
            if (code < 0)
            {
                continue;
            }

            bool first = rows[code, 0] + rows[code, 1] == 0;
            if (!first && Math.Abs(value[code] - encoded[row]) > 1e-9 * (1 + Math.Abs(encoded[row])))
            {
                return null;
            }

            value[code] = encoded[row];
            int half = rows[code, 0] > rows[code, 1] ? 1 : rows[code, 0] < rows[code, 1] ? 0 : random.NextBelow(2);
            rows[code, half]++;
            positives[code, half] += labels[row] ? 1 : 0;
        }

        int[] levels = [.. Enumerable.Range(0, count).Where(code => rows[code, 0] > 0 && rows[code, 1] > 0)];
        if (levels.Length < LeastLevels)
        {
            return null;
        }

        double[] weights = [.. levels.Select(code => rows[code, 0] + rows[code, 1])];
        double halves = Correlation([.. levels.Select(code => positives[code, 0] / rows[code, 0])], [.. levels.Select(code => positives[code, 1] / rows[code, 1])], weights);
        double whole = Correlation(
            [.. levels.Select(code => value[code])], [.. levels.Select(code => (positives[code, 0] + positives[code, 1]) / (rows[code, 0] + rows[code, 1]))], weights);
        double agree = Math.Max(0, halves);
        double error = 2 * (1 - (agree * agree)) / ((1 + agree) * (1 + agree) * Math.Sqrt(levels.Length));
        return new EncodingCheck(levels.Length, whole * whole, 2 * agree / (1 + agree), error);
    }

    private static double Correlation(double[] left, double[] right, double[] weights)
    {
        (double total, double a, double b) = (weights.Sum(), 0, 0);
        for (int i = 0; i < left.Length; i++)
        {
            (a, b) = (a + (weights[i] * left[i] / total), b + (weights[i] * right[i] / total));
        }

        (double both, double ofLeft, double ofRight) = (0, 0, 0);
        for (int i = 0; i < left.Length; i++)
        {
            both += weights[i] * (left[i] - a) * (right[i] - b);
            ofLeft += weights[i] * (left[i] - a) * (left[i] - a);
            ofRight += weights[i] * (right[i] - b) * (right[i] - b);
        }

        return ofLeft > 0 && ofRight > 0 ? both / Math.Sqrt(ofLeft * ofRight) : 0;
    }
}
