using CsCheck;
using MarketingAI.Engine.Learners.Trees;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class ForestTests
{
    private const int Width = 4;

    private static readonly Gen<float> Slot = Gen.Frequency(
        (6, Gen.Int[-3, 3].Select(value => (float)value)), (1, Gen.Const(float.NaN)), (1, Gen.Const(0f)), (1, Gen.Const(float.PositiveInfinity)));

    /// <summary>Trees grown by splitting leaves at random; thresholds lie on the values of slots, so that equality is met.</summary>
    private static readonly Gen<RegressionTree> Tree = Gen.Int[0, 20].SelectMany(splits => Gen.Select(
        Gen.Int[0, Width - 1].Array[splits], Gen.Int[-3, 3].Array[splits], Gen.Bool.Array[splits], Gen.Int[0, 1000].Array[splits],
        Gen.Int[-100, 100].Array[splits + 1], Grown));

    [Fact]
    public void Scores_like_walking_every_tree() => Gen.Select(Tree.Array[0, 30], Slot.Array[Width]).Sample((trees, slots) =>
    {
        Forest forest = ForestLayout.Of(trees, Width, rowsMayMiss: true);
        Assert.Equal(Walked(trees, slots), Scored(forest, slots), 9);
    });

    [Fact]
    public void Without_missing_values_no_mirror_is_needed() => Gen.Select(Tree.Array[0, 30], Slot.Array[Width])
        .Where((_, slots) => !slots.Any(float.IsNaN))
        .Sample((trees, slots) =>
        {
            Forest forest = ForestLayout.Of(trees, Width, rowsMayMiss: false);
            Assert.False(forest.IsMirrored);
            Assert.Equal(Walked(trees, slots), Scored(forest, slots), 9);
        });

    [Fact]
    public void By_hand_a_value_on_the_threshold_goes_left()
    {
        RegressionTree stump = new([1], [2f], [true], [~0], [~1], [10, 20]);
        Forest forest = ForestLayout.Of([stump], 2, rowsMayMiss: true);

        Assert.Equal(10, Scored(forest, [0f, 2f]));
        Assert.Equal(20, Scored(forest, [0f, MathF.BitIncrement(2f)]));
        Assert.Equal(10, Scored(forest, [0f, float.NaN]));
        Assert.Equal(20, Scored(ForestLayout.Of([stump with { MissingGoesLeft = [false] }], 2, rowsMayMiss: true), [0f, float.NaN]));
    }

    [Fact]
    public void A_tree_of_one_leaf_adds_its_leaf() =>
        Assert.Equal(0.5, Scored(ForestLayout.Of([new RegressionTree([], [], [], [], [], [0.5])], 1, rowsMayMiss: true), [float.NaN]));

    [Fact]
    public void A_forest_without_trees_scores_zero() => Assert.Equal(0, Scored(ForestLayout.Of([], 3, rowsMayMiss: true), [1, 2, 3]));

    [Fact]
    public void A_row_of_another_length_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => ForestLayout.Of([], 3, rowsMayMiss: false).Score(new float[3]));

    private static double Walked(RegressionTree[] trees, float[] slots) => trees.Sum(tree => (double)(float)tree.Leaves[tree.LeafOf(slots)]);

    private static double Scored(Forest forest, float[] slots)
    {
        float[] row = new float[forest.RowLength];
        slots.CopyTo(forest.SlotsIn(row));
        return forest.Score(row);
    }

    private static RegressionTree Grown(int[] features, int[] thresholds, bool[] missing, int[] places, int[] leaves)
    {
        int[] left = new int[features.Length];
        int[] right = new int[features.Length];
        List<(int Node, bool IsLeft)> open = [];
        for (int node = 0; node < features.Length; node++)
        {
            if (node > 0)
            {
                (int parent, bool isLeft) = open[places[node] % open.Count];
                (isLeft ? left : right)[parent] = node;
                open.Remove((parent, isLeft));
            }

            open.Add((node, true));
            open.Add((node, false));
        }

        for (int leaf = 0; leaf < open.Count; leaf++)
        {
            (open[leaf].IsLeft ? left : right)[open[leaf].Node] = ~leaf;
        }

        return new RegressionTree(features, [.. thresholds.Select(value => (float)value)], missing, left, right, [.. leaves.Select(leaf => leaf / 8.0)]);
    }
}
