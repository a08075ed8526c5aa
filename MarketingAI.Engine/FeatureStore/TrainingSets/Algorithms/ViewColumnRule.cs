using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;

/// <summary>Says why a feature of a view must be kept away from a model.</summary>
internal static class ViewColumnRule
{
    /// <returns>A full sentence, or null where it may be used.</returns>
    public static string? WhyNot(TableColumn column, PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.Identifying => $"'{column.Name}' names a person.",
        PersonalDataClass.Sensitive => $"'{column.Name}' is sensitive personal data.",
        _ => ByContent(column),
    };

    private static string? ByContent(TableColumn column)
    {
        int present = Enumerable.Range(0, column.Length).Count(row => !column.IsMissing(row));
        return column switch
        {
            _ when present == 0 => $"'{column.Name}' has no values.",
            _ when present == column.Length && IsConstant(column) => $"'{column.Name}' has the same value in every row.",
            CategoryColumn { Levels.Length: > FeatureRule.MostLevels } words => string.Create(
                CultureInfo.InvariantCulture, $"'{column.Name}' has {words.Levels.Length:N0} different words; a feature has at most {FeatureRule.MostLevels:N0}."),
            _ => null,
        };
    }

    private static bool IsConstant(TableColumn column) => column switch
    {
        NumberColumn numbers => Array.TrueForAll(numbers.Values, value => value.Equals(numbers.Values[0])),
        CategoryColumn words => words.Levels.Length == 1,
        TimeColumn times => Array.TrueForAll(times.UtcTicks, ticks => ticks == times.UtcTicks[0]),
        _ => false,
    };
}
