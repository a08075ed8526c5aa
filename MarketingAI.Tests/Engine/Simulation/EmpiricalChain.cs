namespace MarketingAI.Tests.Engine.Simulation;

/// <summary>The order-one chain counted from the paths file, independent of the simulator's own.</summary>
internal static class EmpiricalChain
{
    public static (double Whole, double[] Without) Reach(SimulatedFolder world, IReadOnlyList<string> channels)
    {
        int n = channels.Count;
        double[,] counts = new double[n + 1, n + 2];
        IReadOnlyList<string> paths = world.Texts("SELECT path FROM {web/paths} ORDER BY path");
        IReadOnlyList<double[]> totals = world.Rows("SELECT total_conversions, total_null FROM {web/paths} ORDER BY path");
        for (int row = 0; row < paths.Count; row++)
        {
            int from = n;
            double all = totals[row][0] + totals[row][1];
            foreach (string channel in paths[row].Split(" > "))
            {
                int to = channels.ToList().IndexOf(channel);
                counts[from, to] += all;
                from = to;
            }

            counts[from, n] += totals[row][0];
            counts[from, n + 1] += totals[row][1];
        }

        return (Chance(counts, n, -1), [.. Enumerable.Range(0, n).Select(removed => Chance(counts, n, removed))]);
    }

    private static double Chance(double[,] counts, int n, int removed)
    {
        double[] reach = new double[n + 1];
        for (int round = 0; round < 300; round++)
        {
            for (int from = 0; from <= n; from++)
            {
                double total = Enumerable.Range(0, n + 2).Sum(to => counts[from, to]);
                reach[from] = from == removed ? 0 : (counts[from, n] + Enumerable.Range(0, n).Sum(to => counts[from, to] * reach[to])) / total;
            }
        }

        return reach[n];
    }
}
