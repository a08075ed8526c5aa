namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>Which of several chances are too small, at one chance of any mistake among them.</summary>
/// <remarks>Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70. Holds whatever the dependence.</remarks>
internal static class Holm
{
    /// <param name="chances">Null where there is nothing to test.</param>
    /// <returns>For each the chance below which it is an alarm, given the others.</returns>
    public static double[] Levels(double?[] chances, double anyMistake, out bool[] alarms)
    {
        int[] order = [.. Enumerable.Range(0, chances.Length).Where(i => chances[i] is not null).OrderBy(i => chances[i])];
        double[] levels = new double[chances.Length];
        alarms = new bool[chances.Length];
        Array.Fill(levels, order.Length == 0 ? anyMistake : anyMistake / order.Length);
        bool goesOn = true;
        for (int rank = 0; rank < order.Length; rank++)
        {
            double level = anyMistake / (order.Length - rank);
            levels[order[rank]] = goesOn ? level : levels[order[rank - 1]];
            goesOn = goesOn && chances[order[rank]] <= level;
            alarms[order[rank]] = goesOn;
        }

        return levels;
    }
}
