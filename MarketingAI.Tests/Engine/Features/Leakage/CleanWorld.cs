using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Features.Leakage;

/// <summary>Worlds in which every column is drawn before the outcome.</summary>
internal static class CleanWorld
{
    public static (ColumnTable Table, bool[] Labels) Drawn(string world, int rows, int seed)
    {
        SeededRandom random = new(seed);
        double[][] columns = [.. Enumerable.Range(0, 8).Select(_ => new double[rows])];
        bool[] labels = new bool[rows];
        double[] x = new double[8];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < x.Length; column++)
            {
                x[column] = random.NextNormal();
            }

            labels[row] = random.NextDouble() < Logistic.Sigmoid(LogOdds(world, x, random));
            for (int column = 0; column < x.Length; column++)
            {
                columns[column][row] = x[column];
            }
        }

        return (new ColumnTable([.. columns.Select((values, column) => new NumberColumn($"x{column}", values))]), labels);
    }

    /// <summary>Changes the columns in place to what the world shows.</summary>
    private static double LogOdds(string world, double[] x, SeededRandom random)
    {
        switch (world)
        {
            case "normal columns, additive log-odds":
                return -2.5 + (2 * x[0]) + (0.6 * x[1]) + (0.5 * x[2]) + (0.4 * x[3]);
            case "log-normal magnitudes that hang together":
                x[1] = (0.5 * x[0]) + (0.87 * x[1]);
                x[2] = (0.5 * x[0]) + (0.87 * x[2]);
                double sum = -2.5 + (1.7 * x[0]) + (0.5 * x[1]) + (0.3 * x[2]);
                for (int column = 0; column < x.Length; column++)
                {
                    x[column] = Math.Exp(3 + (0.8 * x[column]));
                }

                return sum;
            case "proxies of one intent":
                double intent = random.NextNormal();
                x[0] = Math.Exp(intent + (0.6 * x[0]));
                x[1] = intent + (1.5 * x[1]);
                return -2.5 + (2.6 * intent);
            case "recency that falls off exponentially":
                x[0] = -30 * Math.Log(1 - random.NextDouble());
                return 0.5 - (x[0] / 6) + (0.4 * x[1]);
            case "counts and a threshold":
                double seen = Math.Exp(1.5 + x[0]);
                x[0] = Math.Floor(seen);
                return -3.2 + (2.6 * Math.Max(0, Math.Log(1 + x[0]) - 1)) + (0.8 * x[1] * x[2]);
            default:
                double strong = x[0];
                x[0] = Math.Exp(strong);
                return (2.4 * strong) + (0.5 * x[1]);
        }
    }
}
