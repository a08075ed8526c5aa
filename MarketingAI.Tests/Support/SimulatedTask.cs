using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Support;

/// <summary>A table with a known truth: numbers, a category and a time, some missing; what is pure noise is called so.</summary>
internal static class SimulatedTask
{
    public static TrainingSet Make(int rows = 1200, int seed = 1, string? timeColumn = null, double strength = 1)
    {
        SeededRandom random = new(seed);
        double[] age = new double[rows];
        double[] noise = new double[rows];
        int[] town = new int[rows];
        long[] day = new long[rows];
        bool[] labels = new bool[rows];
        for (int i = 0; i < rows; i++)
        {
            age[i] = 20 + (50 * random.NextDouble());
            noise[i] = random.NextNormal();
            town[i] = random.NextBelow(5) - 1;
            day[i] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i * 100 / rows).Ticks;
            double logOdds = strength * ((Math.Abs(age[i] - 45) / 8) - 2 + (town[i] == 2 ? 1.5 : 0));
            labels[i] = random.NextDouble() < Logistic.Sigmoid(logOdds);
            age[i] = random.NextDouble() < 0.05 ? double.NaN : age[i];
        }

        ColumnTable table = new(
        [
            new NumberColumn("age", age), new NumberColumn("noise", noise),
            new CategoryColumn("town", town, ["Bern", "Graz", "Linz", "Rome"]), new TimeColumn("day", day),
        ]);
        return new TrainingSet(
            Guid.Empty, null, table, "buys", labels, "yes", timeColumn, ["age", "noise", "town"],
            [new RefusedColumn("spend", "It is known only after the decision.")], new string('a', 64));
    }
}
