using System.Diagnostics;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Learners.Trees;
using MarketingAI.Engine.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingAI.Engine.Learners.Speed;

/// <summary>Measures scoring of a compiled forest against ML.NET's PredictionEngine: 500 LightGBM trees of 31 leaves, 20 slots, one thread.</summary>
public static class CompiledScoringSpeed
{
    private const int Width = 20;
    private const int Trees = 500;
    private const int TrainingRows = 20_000;
    private const int Rows = 20_000;
    private const int Rounds = 5;

    /// <summary>Varied rows, for on one repeated row the processor guesses every branch; both take turns, and each one's fastest round counts.</summary>
    /// <returns>The two speeds and how far the scores are apart, or why LightGBM cannot run here.</returns>
    public static Outcome<CompiledScoringFigures> Measure(CancellationToken cancellationToken)
    {
        if (LightGbmProbe.Missing() is { } missing)
        {
            return new LearnerMissing(missing);
        }

        MLContext context = new(1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SpeedRow));
        schema[nameof(SpeedRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width);
        var fitted = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = Trees,
            NumberOfLeaves = 31,
            MinimumExampleCountPerLeaf = 20,
            LearningRate = 0.05,
            NumberOfThreads = 1,
            Deterministic = true,
            ForceColumnWise = true,
            Seed = 1,
        }).Fit(context.Data.LoadFromEnumerable(Made(TrainingRows, seed: 1), schema));
        var trees = MlNetTrees.Read(fitted.Model.SubModel.TrainedTreeEnsemble, [.. Enumerable.Range(0, Width)], factor: 1);
        Forest forest = ForestLayout.Of(trees, Width, rowsMayMiss: true);
        using PredictionEngine<SpeedRow, SpeedScore> engine = context.Model.CreatePredictionEngine<SpeedRow, SpeedScore>(fitted, inputSchemaDefinition: schema);
        return Race(forest, engine, [.. Made(Rows, seed: 2)], cancellationToken);
    }

    private static CompiledScoringFigures Race(
        Forest forest, PredictionEngine<SpeedRow, SpeedScore> engine, SpeedRow[] rows, CancellationToken cancellationToken)
    {
        double[] ours = new double[rows.Length];
        double[] theirs = new double[rows.Length];
        (double fastestOurs, double fastestTheirs) = (double.PositiveInfinity, double.PositiveInfinity);
        float[] laidOut = new float[forest.RowLength];
        SpeedScore into = new();
        for (int round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long began = Stopwatch.GetTimestamp();
            for (int row = 0; row < rows.Length; row++)
            {
                rows[row].Features.CopyTo(forest.SlotsIn(laidOut));
                ours[row] = forest.Score(laidOut);
            }

            fastestOurs = Math.Min(fastestOurs, Stopwatch.GetElapsedTime(began).TotalSeconds);
            began = Stopwatch.GetTimestamp();
            for (int row = 0; row < rows.Length; row++)
            {
                engine.Predict(rows[row], ref into);
                theirs[row] = into.Score;
            }

            fastestTheirs = Math.Min(fastestTheirs, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return new CompiledScoringFigures(
            rows.Length / fastestOurs, rows.Length / fastestTheirs, ours.Zip(theirs, (left, right) => Math.Abs(left - right)).Max());
    }

    private static IEnumerable<SpeedRow> Made(int count, int seed)
    {
        SeededRandom random = new(seed);
        for (int i = 0; i < count; i++)
        {
            float[] features = [.. Enumerable.Range(0, Width).Select(_ => (float)random.NextNormal())];
            double logOdds = features[0] + (features[1] * features[2]) + Math.Sin(3 * features[3]) + (0.5 * features[4] * features[4]) - 1;
            yield return new SpeedRow { Features = features, Label = random.NextDouble() < Logistic.Sigmoid(logOdds) };
        }
    }

    private sealed class SpeedRow
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }

    private sealed class SpeedScore
    {
        public float Score { get; set; }
    }
}
