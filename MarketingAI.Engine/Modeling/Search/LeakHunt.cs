using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Looks for single columns that tell the target almost perfectly: mostly they are known only after it.</summary>
internal static class LeakHunt
{
    private const double Suspicious = 0.97;

    public static IReadOnlyList<string> Warnings(SearchData data)
    {
        TrainingMatrix matrix = data.Folds[^1].Validation;
        SortedDictionary<string, double> found = new(StringComparer.Ordinal);
        double[] values = new double[matrix.Rows];
        for (int slot = 0; slot < matrix.Width; slot++)
        {
            for (int row = 0; row < values.Length; row++)
            {
                values[row] = matrix.Row(row)[slot];
            }

            double auc = AreaUnderCurve.Of(values, matrix.Labels).Value;
            double strength = Math.Max(auc, 1 - auc);
            if (strength >= Suspicious)
            {
                string field = data.Rows.Fields[matrix.Slots[slot].Field].Name;
                found[field] = Math.Max(strength, found.GetValueOrDefault(field));
            }
        }

        return [.. found.Select(pair => FormattableString.Invariant(
            $"Column '{pair.Key}' alone tells the target almost perfectly (AUC {pair.Value:0.000} on validation rows). Check that it is known before the decision."))];
    }
}
