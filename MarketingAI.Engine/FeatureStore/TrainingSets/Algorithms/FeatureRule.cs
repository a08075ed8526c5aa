using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;

/// <summary>Says why a column must be kept away from a model.</summary>
internal static class FeatureRule
{
    /// <summary>Words a text column may have as a feature: more are names or keys rather than kinds.</summary>
    public const int MostLevels = 1_000;

    /// <summary>From this share of different values on, a key points at single rows.</summary>
    private const double NearlyAllDifferent = 0.9;

    private const int FewRows = 20;

    /// <returns>A full sentence, or null where the column may be used.</returns>
    public static string? WhyNot(DataSetColumn column, ContractColumn terms, long rows)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(terms);
        string name = column.Name;
        return ByContract(name, terms) ?? ByContent(column, terms, rows);
    }

    private static string? ByContract(string name, ContractColumn terms) => terms switch
    {
        { KnownAt: KnownAt.After } => $"'{name}' is only known after the decision.",
        { PersonalData: PersonalDataClass.Identifying } => $"'{name}' names a person.",
        { PersonalData: PersonalDataClass.Sensitive } => $"'{name}' is sensitive personal data.",
        { Use: AllowedUse.ReportingOnly } => $"'{name}' may be used for reporting only.",
        { Use: AllowedUse.Nothing } => $"'{name}' may not be used.",
        _ => null,
    };

    private static string? ByContent(DataSetColumn column, ContractColumn terms, long rows)
    {
        double present = rows * (1 - column.MissingShare);
        bool isKey = column.Distinct >= NearlyAllDifferent * present && rows >= FewRows;
        return column switch
        {
            { Distinct: 0 } => $"'{column.Name}' has no values.",
            { Distinct: 1, MissingShare: 0 } => $"'{column.Name}' has the same value in every row.",
            { Type: ColumnType.Text } when isKey => IsKey(column, present),
            _ when isKey && terms.PersonalData == PersonalDataClass.Pseudonymous => IsKey(column, present),
            { Type: ColumnType.Text, Distinct: > MostLevels } => string.Create(
                CultureInfo.InvariantCulture, $"'{column.Name}' has {column.Distinct:N0} different words; a feature has at most {MostLevels:N0}."),
            _ => null,
        };
    }

    private static string IsKey(DataSetColumn column, double present) => string.Create(
        CultureInfo.InvariantCulture, $"'{column.Name}' is an identifier: {column.Distinct:N0} different values in {present:N0} rows.");
}
