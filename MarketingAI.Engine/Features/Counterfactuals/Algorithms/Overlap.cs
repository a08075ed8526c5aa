namespace MarketingAI.Engine.Features.Counterfactuals.Algorithms;

/// <summary>Counts counterparts.</summary>
internal static class Overlap
{
    private const int Bins = 20;

    public static OverlapSummary Of(IReadOnlyList<double> propensity, IReadOnlyList<bool> treated, IReadOnlyList<bool> policy, double least)
    {
        long[] ofTreated = new long[Bins];
        long[] ofUntreated = new long[Bins];
        (double lowest, double highest, int without) = (1, 0, 0);
        (double sum, double squares) = (0, 0);
        for (int row = 0; row < propensity.Count; row++)
        {
            double chance = propensity[row];
            (lowest, highest) = (Math.Min(lowest, chance), Math.Max(highest, chance));
            double ofArm = policy[row] ? chance : 1 - chance;
            without += ofArm < least ? 1 : 0;
            if (treated[row] == policy[row])
            {
                double weight = 1 / Math.Max(least, ofArm);
                sum += weight;
                squares += weight * weight;
            }

            (treated[row] ? ofTreated : ofUntreated)[Math.Clamp((int)(chance * Bins), 0, Bins - 1)]++;
        }

        return new OverlapSummary(
            lowest, highest, without / (double)propensity.Count, squares > 0 ? sum * sum / squares : 0,
            [.. Enumerable.Range(0, Bins).Select(bin => new OverlapBin((double)bin / Bins, (bin + 1.0) / Bins, ofTreated[bin], ofUntreated[bin]))]);
    }
}
