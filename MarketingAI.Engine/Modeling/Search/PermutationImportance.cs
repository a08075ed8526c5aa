using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>How much AUC falls on rows the model was not fitted on when one column is shuffled among them.</summary>
/// <remarks>Breiman, L. (2001), Random forests, Machine Learning 45, 5-32; here for AUC, as in Janitza, Strobl and Boulesteix (2013).</remarks>
internal static class PermutationImportance
{
    private const int Shuffles = 3;
    private const int MostRows = 5_000;
    private const long MostPredictions = 3_000_000;

    public static IReadOnlyList<FeatureImportance> Of(
        CompiledModel model, RawRows rows, bool[] labels, int[] validation, int seed, int threads)
    {
        int fields = model.Fields.Count;
        int most = (int)Math.Clamp(MostPredictions / ((long)fields * Shuffles), 200, MostRows);
        int[] sample = Sample(validation, labels, most, seed);
        bool[] chosen = [.. sample.Select(row => labels[row])];
        double[] table = Copied(rows, sample, fields);
        double whole = Auc(model, table, chosen);
        FeatureImportance[] found = new FeatureImportance[fields];
        Parallel.For(0, fields, new ParallelOptions { MaxDegreeOfParallelism = threads }, field =>
        {
            SeededRandom random = new(SeededRandom.Derive(seed, field));
            double[] losses = [.. Enumerable.Range(0, Shuffles).Select(_ => whole - Auc(model, Shuffled(table, fields, field, random), chosen))];
            double mean = losses.Average();
            double spread = Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (Shuffles - 1));
            found[field] = new FeatureImportance(model.Fields[field].Name, mean, spread);
        });
        return [.. found.OrderByDescending(importance => importance.AucLoss).ThenBy(importance => importance.Feature, StringComparer.Ordinal)];
    }

    /// <summary>Rows drawn with both classes as in the whole.</summary>
    private static int[] Sample(int[] rows, bool[] labels, int most, int seed)
    {
        int[] drawn = [.. rows];
        new SeededRandom(seed).Shuffle<int>(drawn);
        int[] positives = [.. drawn.Where(row => labels[row])];
        int[] negatives = [.. drawn.Where(row => !labels[row])];
        double share = Math.Min(1, (double)most / rows.Length);
        return [.. positives[..(int)Math.Ceiling(share * positives.Length)], .. negatives[..(int)Math.Ceiling(share * negatives.Length)]];
    }

    private static double[] Copied(RawRows rows, int[] sample, int fields)
    {
        double[] table = new double[sample.Length * fields];
        for (int i = 0; i < sample.Length; i++)
        {
            rows.CopyRow(sample[i], table.AsSpan(i * fields, fields));
        }

        return table;
    }

    private static double[] Shuffled(double[] table, int fields, int field, SeededRandom random)
    {
        double[] column = new double[table.Length / fields];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = table[(i * fields) + field];
        }

        random.Shuffle<double>(column);
        double[] shuffled = (double[])table.Clone();
        for (int i = 0; i < column.Length; i++)
        {
            shuffled[(i * fields) + field] = column[i];
        }

        return shuffled;
    }

    private static double Auc(CompiledModel model, double[] table, bool[] labels)
    {
        Prediction[] predictions = new Prediction[labels.Length];
        model.PredictMany(table, predictions);
        return AreaUnderCurve.Of([.. predictions.Select(prediction => prediction.Score)], labels).Value;
    }
}
