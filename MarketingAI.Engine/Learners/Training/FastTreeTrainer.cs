using MarketingAI.Engine.Learners.Trees;
using MarketingAI.Engine.Numerics;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>Gradient boosted trees grown leaf by leaf, by ML.NET's FastTree (an implementation of MART).</summary>
/// <remarks>Friedman, J. H. (2001), Greedy function approximation: a gradient boosting machine, Annals of Statistics 29, 1189-1232.</remarks>
internal sealed class FastTreeTrainer : ITrainer
{
    private const string Leaves = "leaves";
    private const string Rate = "learning rate";
    private const string LeastRows = "least rows a leaf";
    private const string ColumnShare = "share of columns";

    public string Name => "FastTree";

    public string? Missing => null;

    public IReadOnlyList<TrainerSettings> Starts { get; } =
    [
        Settings(trees: 150, leaves: 16, rate: 0.1, leastRows: 30, columns: 0.8),
        Settings(trees: 200, leaves: 8, rate: 0.1, leastRows: 50, columns: 0.6),
    ];

    public TrainerSettings Near(TrainerSettings settings, SeededRandom random) => TreeGrowth.Allow(settings, settings
        .With(Leaves, Math.Clamp(Math.Round(settings[Leaves] * Math.Exp(0.5 * random.NextNormal())), 4, 64))
        .With(Rate, Math.Clamp(Math.Round(settings[Rate] * Math.Exp(0.3 * random.NextNormal()), 3), 0.03, 0.3))
        .With(LeastRows, Math.Clamp(Math.Round(settings[LeastRows] * Math.Exp(0.6 * random.NextNormal())), 5, 400))
        .With(ColumnShare, Math.Clamp(Math.Round(settings[ColumnShare] + (0.15 * random.NextNormal()), 2), 0.3, 1)), Rate);

    public AdditiveScore Fit(TrainingMatrix matrix, TrainerSettings settings, int seed, int threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MLContext context = new(seed);
        int[] slots = SlotChoice.ForTrees(matrix);
        FastTreeBinaryTrainer.Options options = new()
        {
            NumberOfTrees = settings.Whole(TrainerSettings.Trees),
            NumberOfLeaves = settings.Whole(Leaves),
            LearningRate = settings[Rate],
            MinimumExampleCountPerLeaf = settings.Whole(LeastRows),
            FeatureFraction = settings[ColumnShare],
            FeatureSelectionSeed = seed,
            Seed = seed,
            NumberOfThreads = threads,
            DiskTranspose = false,
        };
        var fitted = context.BinaryClassification.Trainers.FastTree(options).Fit(MatrixView.Of(context, matrix, slots, [], [])).Model;
        double slope = -((PlattCalibrator)fitted.Calibrator).Slope;
        RegressionTreeEnsemble ensemble = fitted.SubModel.TrainedTreeEnsemble;
        return new AdditiveScore(slope * ensemble.Bias, [], MlNetTrees.Read(ensemble, slots, slope));
    }

    private static TrainerSettings Settings(int trees, int leaves, double rate, int leastRows, double columns) => new(
        (TrainerSettings.Trees, trees), (Leaves, leaves), (Rate, rate), (LeastRows, leastRows), (ColumnShare, columns));
}
