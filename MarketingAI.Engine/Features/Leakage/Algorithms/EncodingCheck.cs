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
        if (Halve(encoded, codes, labels, seed) is not { } all)
        {
            return null;
        }

        LevelHalves[] levels = [.. all.Where(level => level.FirstRows > 0 && level.SecondRows > 0)];
        if (levels.Length < LeastLevels)
        {
            return null;
        }

        double[] weights = [.. levels.Select(level => level.FirstRows + level.SecondRows)];
        double halves = Correlation([.. levels.Select(level => level.First / level.FirstRows)], [.. levels.Select(level => level.Second / level.SecondRows)], weights);
        double whole = Correlation(
            [.. levels.Select(level => level.Value)], [.. levels.Select(level => (level.First + level.Second) / (level.FirstRows + level.SecondRows))], weights);
        double agree = Math.Max(0, halves);
        double error = 2 * (1 - (agree * agree)) / ((1 + agree) * (1 + agree) * Math.Sqrt(levels.Length));
        return new EncodingCheck(levels.Length, whole * whole, 2 * agree / (1 + agree), error);
    }

    /// <summary>Rows and positives of each level's halves; null where a level has more than one number.</summary>
    private static LevelHalves[]? Halve(ReadOnlySpan<double> encoded, ReadOnlySpan<int> codes, ReadOnlySpan<bool> labels, int seed)
    {
        int count = 1;
        foreach (int code in codes)
        {
            count = Math.Max(count, code + 1);
        }

        LevelHalves[] levels = new LevelHalves[count];
        SeededRandom random = new(seed);
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0)
            {
                continue;
            }

            ref LevelHalves level = ref levels[codes[row]];
            if (level.FirstRows + level.SecondRows > 0 && Math.Abs(level.Value - encoded[row]) > 1e-9 * (1 + Math.Abs(encoded[row])))
            {
                return null;
            }

            double positive = labels[row] ? 1 : 0;
            bool toFirst = level.FirstRows < level.SecondRows || (level.FirstRows == level.SecondRows && random.NextBelow(2) == 0);
            level = toFirst
                ? level with { Value = encoded[row], FirstRows = level.FirstRows + 1, First = level.First + positive }
                : level with { Value = encoded[row], SecondRows = level.SecondRows + 1, Second = level.Second + positive };
        }

        return levels;
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

    private readonly record struct LevelHalves(double Value, double FirstRows, double First, double SecondRows, double Second);
}
