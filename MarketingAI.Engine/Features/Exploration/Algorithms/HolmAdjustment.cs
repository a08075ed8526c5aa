namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Allows for many looks: the chance that any of them is called found where nothing is there stays at the level.</summary>
/// <remarks>Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.</remarks>
internal static class HolmAdjustment
{
    /// <returns>Adjusted chances in the given order, each at most 1.</returns>
    public static double[] Of(IReadOnlyList<double> chances)
    {
        int[] order = [.. Enumerable.Range(0, chances.Count).OrderBy(i => chances[i])];
        double[] adjusted = new double[chances.Count];
        double least = 0;
        for (int place = 0; place < order.Length; place++)
        {
            least = Math.Max(least, Math.Min(1, (order.Length - place) * chances[order[place]]));
            adjusted[order[place]] = least;
        }

        return adjusted;
    }
}
