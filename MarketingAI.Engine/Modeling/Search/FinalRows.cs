using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Scores, probabilities and labels of the rows kept for the final figure.</summary>
internal sealed record FinalRows(double[] Scores, double[] Probabilities, bool[] Labels)
{
    /// <param name="elsewhere">A separate set, or null for the rows kept apart by the split.</param>
    public static Outcome<FinalRows> Of(CompiledModel model, SearchData data, TrainingSet? elsewhere)
    {
        if (elsewhere is null)
        {
            return Of(model, data.Rows, data.Set.Labels, data.Split.Final);
        }

        Outcome<RawRows> rows = FieldBinding.Bind(elsewhere.Table, model.Fields);
        if (rows.IsRefused)
        {
            return new FinalSetDiffers(rows.Refusal.Reason);
        }

        int positives = elsewhere.Labels.Count(label => label);
        return positives < 2 || elsewhere.Labels.Length - positives < 2
            ? new FinalSetDiffers($"At least two rows of each class are needed. Found {positives} positives among {elsewhere.Labels.Length} rows.")
            : Of(model, rows.Value, elsewhere.Labels, [.. Enumerable.Range(0, elsewhere.Labels.Length)]);
    }

    private static FinalRows Of(CompiledModel model, RawRows rows, bool[] labels, int[] chosen)
    {
        double[] row = new double[model.Fields.Count];
        double[] scores = new double[chosen.Length];
        double[] probabilities = new double[chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            rows.CopyRow(chosen[i], row);
            (scores[i], probabilities[i]) = model.Predict(row);
        }

        return new FinalRows(scores, probabilities, [.. chosen.Select(index => labels[index])]);
    }
}
