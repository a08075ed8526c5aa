using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners;

/// <summary>The model that speed is measured with: boosted trees by LightGBM over 20 numbers of a made-up world.</summary>
public static class ReferenceForest
{
    private const int Features = 20;

    /// <param name="trees">Number of trees; 500 for figures that are to be compared.</param>
    /// <param name="leaves">Leaves a tree; 31 for figures that are to be compared.</param>
    /// <param name="rows">Made-up rows to learn from.</param>
    /// <returns>The model, or why LightGBM cannot run on this machine.</returns>
    public static Outcome<CompiledModel> Train(int trees = 500, int leaves = 31, int rows = 20_000, int seed = 1)
    {
        LightGbmTrainer trainer = new();
        if (trainer.Missing is { } missing)
        {
            return new TrainerMissing(missing);
        }

        (ColumnTable table, bool[] labels) = World(rows, new SeededRandom(seed));
        RawRows raw = RawRows.Of(table, [.. table.Columns.Select(column => column.Name)]);
        FeatureEncoder encoder = new(raw.Fields, [.. raw.Fields.Select(_ => (FieldEncoding)new NumberEncoding(0, 1, flagsMissing: false))]);
        int[] all = [.. Enumerable.Range(0, rows)];
        TrainingMatrix matrix = TrainingMatrix.OfOthers(encoder, raw, labels, all);
        TrainerSettings settings = trainer.Starts[0].With(TrainerSettings.Trees, trees).With("leaves", leaves);
        AdditiveScore score = trainer.Fit(matrix, settings, seed, threads: 2, CancellationToken.None);
        return new AdditiveModel(encoder, score, ProbabilityMap.Identity);
    }

    private static (ColumnTable Table, bool[] Labels) World(int rows, SeededRandom random)
    {
        double[][] columns = [.. Enumerable.Range(0, Features).Select(_ => new double[rows])];
        bool[] labels = new bool[rows];
        for (int row = 0; row < rows; row++)
        {
            foreach (double[] column in columns)
            {
                column[row] = random.NextNormal();
            }

            double score = Math.Sin(2 * columns[0][row]) + (columns[1][row] * columns[2][row]) + (0.5 * columns[3][row]) - Math.Abs(columns[4][row]);
            labels[row] = random.NextDouble() < Logistic.Sigmoid(score);
        }

        return (new ColumnTable([.. columns.Select((column, i) => new NumberColumn(FormattableString.Invariant($"feature_{i + 1}"), column))]), labels);
    }
}

/// <param name="Words">What is missing and what helps.</param>
public sealed record TrainerMissing(string Words) : Refusal(Words);
