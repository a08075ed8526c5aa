using MarketingAI.Engine.Learners.Trees;
using MarketingAI.Engine.Numerics;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>Gradient boosted trees grown leaf by leaf, by LightGBM.</summary>
/// <remarks>Ke et al. (2017), LightGBM: a highly efficient gradient boosting decision tree, NeurIPS.</remarks>
internal sealed class LightGbmTrainer : ITrainer
{
    private const string Leaves = "leaves";
    private const string Rate = "learning rate";
    private const string LeastRows = "least rows a leaf";
    private const string ColumnShare = "share of columns";
    private const string RowShare = "share of rows";
    private const string L2 = "L2";

    public string Name => "LightGBM";

    public string? Missing { get; } = LightGbmProbe.Missing();

    public IReadOnlyList<TrainerSettings> Starts { get; } =
    [
        Settings(trees: 200, leaves: 15, rate: 0.05, leastRows: 30, columns: 0.8, rows: 0.8, l2: 1),
        Settings(trees: 300, leaves: 8, rate: 0.05, leastRows: 50, columns: 0.7, rows: 0.8, l2: 3),
        Settings(trees: 300, leaves: 31, rate: 0.03, leastRows: 40, columns: 0.5, rows: 0.7, l2: 3),
    ];

    public TrainerSettings Near(TrainerSettings settings, SeededRandom random) => TreeGrowth.Allow(settings, settings
        .With(Leaves, Math.Clamp(Math.Round(settings[Leaves] * Math.Exp(0.5 * random.NextNormal())), 4, 96))
        .With(Rate, Math.Clamp(Math.Round(settings[Rate] * Math.Exp(0.3 * random.NextNormal()), 3), 0.015, 0.2))
        .With(LeastRows, Math.Clamp(Math.Round(settings[LeastRows] * Math.Exp(0.6 * random.NextNormal())), 5, 400))
        .With(ColumnShare, Math.Clamp(Math.Round(settings[ColumnShare] + (0.15 * random.NextNormal()), 2), 0.3, 1))
        .With(RowShare, Math.Clamp(Math.Round(settings[RowShare] + (0.1 * random.NextNormal()), 2), 0.5, 1))
        .With(L2, Math.Clamp(Math.Round(settings[L2] * Math.Exp(random.NextNormal()), 2), 0.01, 100)), Rate);

    public AdditiveScore Fit(TrainingMatrix matrix, TrainerSettings settings, int seed, int threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MLContext context = new(seed);
        int[] slots = SlotChoice.ForTrees(matrix);
        LightGbmBinaryTrainer.Options options = new()
        {
            NumberOfIterations = settings.Whole(TrainerSettings.Trees),
            NumberOfLeaves = settings.Whole(Leaves),
            LearningRate = settings[Rate],
            MinimumExampleCountPerLeaf = settings.Whole(LeastRows),
            UseCategoricalSplit = false,
            HandleMissingValue = false,
            NumberOfThreads = threads,
            Deterministic = true,
            ForceColumnWise = true,
            Seed = seed,
            Booster = new GradientBooster.Options
            {
                FeatureFraction = settings[ColumnShare],
                SubsampleFraction = settings[RowShare],
                SubsampleFrequency = settings[RowShare] < 1 ? 1 : 0,
                L2Regularization = settings[L2],
            },
        };
        LightGbmBinaryModelParameters model = FitParameters(context, options, matrix, slots, out double slope);
        return new AdditiveScore(slope * model.TrainedTreeEnsemble.Bias, [], MlNetTrees.Read(model.TrainedTreeEnsemble, slots, slope));
    }

    private static LightGbmBinaryModelParameters FitParameters(
        MLContext context, LightGbmBinaryTrainer.Options options, TrainingMatrix matrix, int[] slots, out double slope)
    {
        var fitted = context.BinaryClassification.Trainers.LightGbm(options).Fit(MatrixView.Of(context, matrix, slots, [], [])).Model;
        slope = -((PlattCalibrator)fitted.Calibrator).Slope;
        return fitted.SubModel;
    }

    private static TrainerSettings Settings(
        int trees, int leaves, double rate, int leastRows, double columns, double rows, double l2) => new(
        (TrainerSettings.Trees, trees), (Leaves, leaves), (Rate, rate), (LeastRows, leastRows), (ColumnShare, columns), (RowShare, rows), (L2, l2));
}
