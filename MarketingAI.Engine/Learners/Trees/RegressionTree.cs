namespace MarketingAI.Engine.Learners.Trees;

/// <summary>
/// One binary tree. At a node the row goes left when its slot is at most the threshold, else right. A child at or above 0 is a node, below
/// 0 the complement (~) of a leaf. A tree without nodes is its only leaf.
/// </summary>
/// <param name="Features">Slot that each node looks at.</param>
/// <param name="MissingGoesLeft">Where NaN goes at each node.</param>
/// <param name="Leaves">Values added to the score, in log-odds.</param>
internal sealed record RegressionTree(
    int[] Features, float[] Thresholds, bool[] MissingGoesLeft, int[] Left, int[] Right, double[] Leaves)
{
    public int Depth()
    {
        if (Features.Length == 0)
        {
            return 0;
        }

        int deepest = 0;
        Stack<(int Node, int Depth)> open = new([(0, 1)]);
        while (open.TryPop(out (int Node, int Depth) found))
        {
            deepest = Math.Max(deepest, found.Depth);
            foreach (int child in (ReadOnlySpan<int>)[Left[found.Node], Right[found.Node]])
            {
                if (child >= 0)
                {
                    open.Push((child, found.Depth + 1));
                }
            }
        }

        return deepest;
    }

    /// <summary>The same tree with its leaves times a weight.</summary>
    public RegressionTree Times(double weight) => this with { Leaves = [.. Leaves.Select(leaf => leaf * weight)] };

    /// <summary>The leaf a row falls into, the plain way; the oracle of <see cref="Forest"/>.</summary>
    public int LeafOf(ReadOnlySpan<float> slots)
    {
        int at = Features.Length == 0 ? ~0 : 0;
        while (at >= 0)
        {
            float value = slots[Features[at]];
            at = (float.IsNaN(value) ? MissingGoesLeft[at] : value <= Thresholds[at]) ? Left[at] : Right[at];
        }

        return ~at;
    }
}
