using MarketingAI.Engine.Learners.Trees;
using MarketingAI.Engine.Numerics;
using MarketingAI.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class MlNetParityTests
{
    private const int Width = 12;
    private const int Checked = 20_000;

    [LightGbmFact]
    public void LightGbm_trees_score_as_in_MlNet_also_with_missing_values()
    {
        MLContext context = new(1);
        IDataView data = context.Data.LoadFromEnumerable(Rows(4_000, seed: 1), Schema());
        var fitted = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = 120,
            NumberOfLeaves = 31,
            NumberOfThreads = 1,
            Deterministic = true,
            ForceColumnWise = true,
            Seed = 1,
        }).Fit(data);

        AssertParity(context, fitted, fitted.Model.SubModel.TrainedTreeEnsemble);
    }

    [Fact]
    public void FastTree_trees_score_as_in_MlNet_also_with_missing_values()
    {
        MLContext context = new(1);
        IDataView data = context.Data.LoadFromEnumerable(Rows(4_000, seed: 1), Schema());
        var fitted = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = 120,
            NumberOfLeaves = 31,
            NumberOfThreads = 1,
        }).Fit(data);

        AssertParity(context, fitted, fitted.Model.SubModel.TrainedTreeEnsemble);
    }

    private static void AssertParity(MLContext context, ITransformer fitted, RegressionTreeEnsemble ensemble)
    {
        var trees = MlNetTrees.Read(ensemble, [.. Enumerable.Range(0, Width)], factor: 1);
        Forest forest = ForestLayout.Of(trees, Width, rowsMayMiss: true);
        using PredictionEngine<Row, Scored> engine = context.Model.CreatePredictionEngine<Row, Scored>(fitted, inputSchemaDefinition: Schema());
        float[] laidOut = new float[forest.RowLength];
        double most = 0;
        int missing = 0;
        foreach (Row row in Rows(Checked, seed: 2))
        {
            row.Features.CopyTo(forest.SlotsIn(laidOut));
            missing += row.Features.Any(float.IsNaN) ? 1 : 0;
            most = Math.Max(most, Math.Abs(forest.Score(laidOut) + ensemble.Bias - engine.Predict(row).Score));
        }

        Assert.InRange(missing, Checked / 3, Checked);
        Assert.True(most <= 1e-5, $"The largest difference is {most}.");
    }

    /// <summary>A nonlinear task; a tenth of the values is missing, and missing tells something.</summary>
    private static IEnumerable<Row> Rows(int count, int seed)
    {
        SeededRandom random = new(seed);
        for (int i = 0; i < count; i++)
        {
            float[] features = [.. Enumerable.Range(0, Width).Select(_ => (float)(10 * random.NextNormal()))];
            double logOdds = (0.1 * features[0] * Math.Sign(features[1])) + (features[2] > 3 ? 1 : -1);
            for (int slot = 0; slot < Width; slot++)
            {
                if (random.NextDouble() < 0.1)
                {
                    features[slot] = float.NaN;
                    logOdds += slot % 2 == 0 ? 1 : -1;
                }
            }

            yield return new Row { Features = features, Label = random.NextDouble() < Logistic.Sigmoid(logOdds) };
        }
    }

    private static SchemaDefinition Schema()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width);
        return schema;
    }

    public sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }

    public sealed class Scored
    {
        public float Score { get; set; }
    }
}
