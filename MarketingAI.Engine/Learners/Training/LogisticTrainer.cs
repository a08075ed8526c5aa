using MarketingAI.Engine.Numerics;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>Logistic regression with an L2 penalty on standardised inputs, by L-BFGS.</summary>
/// <remarks>Liu and Nocedal (1989), On the limited memory BFGS method for large scale optimization, Mathematical Programming 45, 503-528.</remarks>
internal sealed class LogisticTrainer : ITrainer
{
    private const string L2 = "L2";

    public string Name => "Logistic regression";

    public string? Missing => null;

    public IReadOnlyList<TrainerSettings> Starts { get; } = [new((L2, 1)), new((L2, 30))];

    public TrainerSettings Near(TrainerSettings settings, SeededRandom random) =>
        settings.With(L2, Math.Clamp(Math.Round(settings[L2] * Math.Exp(1.5 * random.NextNormal()), 3), 0.01, 1000));

    public AdditiveScore Fit(TrainingMatrix matrix, TrainerSettings settings, int seed, int threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MLContext context = new(seed);
        int[] slots = SlotChoice.ForLinear(matrix);
        (float[] means, float[] factors) = Standardise(matrix, slots);
        LbfgsLogisticRegressionBinaryTrainer.Options options = new()
        {
            L1Regularization = 0,
            L2Regularization = (float)settings[L2],
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-7f,
            MaximumNumberOfIterations = 200,
            HistorySize = 20,
        };
        LinearBinaryModelParameters model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options)
            .Fit(MatrixView.Of(context, matrix, slots, means, factors)).Model.SubModel;
        double[] weights = new double[matrix.Width];
        double constant = model.Bias;
        for (int i = 0; i < slots.Length; i++)
        {
            weights[slots[i]] = model.Weights[i] * factors[i];
            constant -= weights[slots[i]] * means[i];
        }

        return new AdditiveScore(constant, weights, []);
    }

    private static (float[] Means, float[] Factors) Standardise(TrainingMatrix matrix, int[] slots)
    {
        float[] means = new float[slots.Length];
        float[] factors = new float[slots.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            (double sum, double squares) = (0, 0);
            for (int row = 0; row < matrix.Rows; row++)
            {
                sum += matrix.Row(row)[slots[i]];
            }

            double mean = sum / matrix.Rows;
            for (int row = 0; row < matrix.Rows; row++)
            {
                double distance = matrix.Row(row)[slots[i]] - mean;
                squares += distance * distance;
            }

            double deviation = Math.Sqrt(squares / matrix.Rows);
            means[i] = (float)mean;
            factors[i] = deviation > 1e-9 * (1 + Math.Abs(mean)) ? (float)(1 / deviation) : 0;
        }

        return (means, factors);
    }
}
