using System.Reflection;
using Microsoft.ML.Trainers.FastTree;

namespace MarketingAI.Engine.Learners.Trees;

/// <summary>Reads the trees out of an ML.NET ensemble.</summary>
/// <remarks>
/// Where NaN goes is not public: ML.NET puts a substitute value per node in its place, kept in a field of the internal tree that is read
/// here by reflection. FastTree has none: NaN fails the comparison there and goes right.
/// </remarks>
internal static class MlNetTrees
{
    /// <param name="slots">By the trainer's feature, the slot it stands for.</param>
    /// <param name="factor">Log-odds for each unit of the ensemble's score.</param>
    public static RegressionTree[] Read(RegressionTreeEnsemble ensemble, ReadOnlySpan<int> slots, double factor)
    {
        RegressionTree[] trees = new RegressionTree[ensemble.Trees.Count];
        for (int i = 0; i < trees.Length; i++)
        {
            trees[i] = Read(ensemble.Trees[i], slots, factor * ensemble.TreeWeights[i]);
        }

        return trees;
    }

    private static RegressionTree Read(RegressionTreeBase source, ReadOnlySpan<int> slots, double factor)
    {
        int nodes = source.NumberOfNodes;
        int[] features = new int[nodes];
        float[] thresholds = new float[nodes];
        bool[] missingGoesLeft = new bool[nodes];
        float[]? substitutes = SubstitutesOf(source);
        for (int node = 0; node < nodes; node++)
        {
            if (source.CategoricalSplitFlags[node])
            {
                throw new NotSupportedException("The tree splits on categories; our trainers encode them as numbers first.");
            }

            features[node] = slots[source.NumericalSplitFeatureIndexes[node]];
            thresholds[node] = source.NumericalSplitThresholds[node];
            missingGoesLeft[node] = substitutes is not null && substitutes[node] <= thresholds[node];
        }

        double[] leaves = [.. source.LeafValues.Select(leaf => leaf * factor)];
        return new RegressionTree(features, thresholds, missingGoesLeft, [.. source.LeftChild.Take(nodes)], [.. source.RightChild.Take(nodes)], leaves);
    }

    private static float[]? SubstitutesOf(RegressionTreeBase source)
    {
        object? tree = typeof(RegressionTreeBase).GetField("_tree", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(source)
            ?? throw new NotSupportedException("This version of ML.NET keeps its trees elsewhere: RegressionTreeBase has no field _tree.");
        Type type = tree.GetType();
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        object? found = type.GetField("DefaultValueForMissing", Any)?.GetValue(tree)
            ?? type.GetProperty("DefaultValueForMissing", Any)?.GetValue(tree);
        return found as float[];
    }
}
