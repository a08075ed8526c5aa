using MarketingAI.Engine.Features.Counterfactuals;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Features.Counterfactuals;

/// <summary>The four designs of Nie and Wager (2021), Biometrika 108, section 4.1: Y = b(X) + (W - 1/2) tau(X) + sigma e.</summary>
internal sealed record NieWager(CounterfactualRows Rows, double[] Effects, double[] Untreated, double[] Treated, double[] UntreatedOutcomes, double[] TreatedOutcomes)
{
    public static NieWager Drawn(char design, int rows, int width, double sigma, int seed)
    {
        SeededRandom random = new(seed);
        double[][] columns = [.. Enumerable.Range(0, width).Select(_ => new double[rows])];
        NieWager drawn = new(new CounterfactualRows(columns, new bool[rows], new double[rows]), new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        bool[] treated = (bool[])drawn.Rows.Treated;
        double[] outcomes = (double[])drawn.Rows.Outcomes;
        double[] x = new double[width];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                x[column] = columns[column][row] = design == 'A' ? random.NextDouble() : random.NextNormal();
            }

            (double middle, double chance, double effect) = Design(design, x);
            double noise = sigma * random.NextNormal();
            treated[row] = random.NextDouble() < chance;
            drawn.Effects[row] = effect;
            (drawn.Untreated[row], drawn.Treated[row]) = (middle - (effect / 2), middle + (effect / 2));
            (drawn.UntreatedOutcomes[row], drawn.TreatedOutcomes[row]) = (drawn.Untreated[row] + noise, drawn.Treated[row] + noise);
            outcomes[row] = treated[row] ? drawn.TreatedOutcomes[row] : drawn.UntreatedOutcomes[row];
        }

        return drawn;
    }

    private static (double Middle, double Chance, double Effect) Design(char design, double[] x) => design switch
    {
        'A' => (
            Math.Sin(Math.PI * x[0] * x[1]) + (2 * (x[2] - 0.5) * (x[2] - 0.5)) + x[3] + (0.5 * x[4]),
            Math.Clamp(Math.Sin(Math.PI * x[0] * x[1]), 0.1, 0.9),
            (x[0] + x[1]) / 2),
        'B' => (
            Math.Max(Math.Max(x[0] + x[1], x[2]), 0) + Math.Max(x[3] + x[4], 0),
            0.5,
            x[0] + Math.Log(1 + Math.Exp(x[1]))),
        'C' => (
            2 * Math.Log(1 + Math.Exp(x[0] + x[1] + x[2])),
            1 / (1 + Math.Exp(x[1] + x[2])),
            1),
        'D' => (
            (Math.Max(x[0] + x[1] + x[2], 0) + Math.Max(x[3] + x[4], 0)) / 2,
            1 / (1 + Math.Exp(-x[0]) + Math.Exp(-x[1])),
            Math.Max(x[0] + x[1] + x[2], 0) - Math.Max(x[3] + x[4], 0)),
        _ => throw new ArgumentOutOfRangeException(nameof(design), design, "Designs are A to D."),
    };

    public static double Correlation(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        (double a, double b) = (left.Average(), right.Average());
        (double both, double ofLeft, double ofRight) = (0, 0, 0);
        for (int i = 0; i < left.Count; i++)
        {
            both += (left[i] - a) * (right[i] - b);
            ofLeft += (left[i] - a) * (left[i] - a);
            ofRight += (right[i] - b) * (right[i] - b);
        }

        return both / Math.Sqrt(ofLeft * ofRight);
    }
}
