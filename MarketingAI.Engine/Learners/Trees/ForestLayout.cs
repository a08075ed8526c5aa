namespace MarketingAI.Engine.Learners.Trees;

/// <summary>Lays trees out as a <see cref="Forest"/>.</summary>
internal static class ForestLayout
{
    private static readonly RegressionTree Nothing = new([], [], [], [], [], [0.0]);

    /// <param name="width">Slots a row has.</param>
    /// <param name="rowsMayMiss">False when no slot is ever NaN: then no node needs the mirror.</param>
    public static Forest Of(IReadOnlyList<RegressionTree> trees, int width, bool rowsMayMiss)
    {
        if (1 + (2 * width) > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"A forest reads at most {ushort.MaxValue / 2} slots.");
        }

        RegressionTree[] ordered = Padded([.. trees.OrderBy(tree => tree.Depth())]);
        bool isMirrored = rowsMayMiss && ordered.Any(tree => tree.MissingGoesLeft.Contains(true));
        List<FlatNode> nodes = [];
        int[] roots = new int[ordered.Length];
        int[] steps = new int[ordered.Length / Forest.Lanes];
        for (int i = 0; i < ordered.Length; i++)
        {
            roots[i] = nodes.Count;
            steps[i / Forest.Lanes] = Math.Max(steps[i / Forest.Lanes], ordered[i].Depth());
            Append(nodes, ordered[i], isMirrored ? width : null);
        }

        return new Forest([.. nodes], roots, steps, width, isMirrored);
    }

    private static RegressionTree[] Padded(RegressionTree[] trees)
    {
        int missing = (Forest.Lanes - (trees.Length % Forest.Lanes)) % Forest.Lanes;
        return [.. Enumerable.Repeat(Nothing, missing), .. trees];
    }

    /// <summary>Adds a tree breadth first, so that the nodes most rows meet lie close together.</summary>
    private static void Append(List<FlatNode> nodes, RegressionTree tree, int? mirror)
    {
        int root = nodes.Count;
        Queue<int> open = new([tree.Features.Length == 0 ? ~0 : 0]);
        int taken = root + 1;
        while (open.TryDequeue(out int at))
        {
            if (at < 0)
            {
                nodes.Add(new FlatNode((float)tree.Leaves[~at], 0, 0));
                continue;
            }

            bool turned = mirror is not null && tree.MissingGoesLeft[at];
            ushort place = (ushort)(1 + tree.Features[at] + (turned ? mirror!.Value : 0));
            float threshold = turned ? MathF.BitDecrement(-tree.Thresholds[at]) : tree.Thresholds[at];
            int distance = taken - nodes.Count;
            nodes.Add(new FlatNode(threshold, place, checked((ushort)distance)));
            open.Enqueue(turned ? tree.Right[at] : tree.Left[at]);
            open.Enqueue(turned ? tree.Left[at] : tree.Right[at]);
            taken += 2;
        }
    }
}
