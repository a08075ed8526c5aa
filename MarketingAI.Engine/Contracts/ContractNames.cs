using System.Globalization;

namespace MarketingAI.Engine.Contracts;

/// <summary>What people call teams, states, rules and criteria.</summary>
public static class ContractNames
{
    public static string Of(ContractTeam team) => team switch
    {
        ContractTeam.Marketing => "marketing",
        ContractTeam.DataScience => "data science",
        ContractTeam.Finance => "finance",
    };

    public static string Of(ContractState state) => state switch
    {
        ContractState.Draft => "Draft",
        ContractState.Waiting => "Waiting for signatures",
        ContractState.Active => "Signed and active",
        ContractState.Confirmed => "Confirmed, not signed",
        ContractState.Superseded => "Superseded",
        ContractState.Retired => "Retired",
    };

    public static string Of(QualityCheck check) => check switch
    {
        QualityCheck.RowCount => "number of rows",
        QualityCheck.MissingShare => "share of missing values",
        QualityCheck.DuplicateShare => "share of repeated values",
        QualityCheck.InvalidShare => "share of invalid values",
        QualityCheck.FreshnessHours => "hours since the newest value",
        QualityCheck.Range => "range of values",
        QualityCheck.Condition => "condition",
    };

    /// <summary>A criterion as a sentence: "Conversion rate at least 4.5 points by 2026-06-30".</summary>
    public static string Of(SuccessCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        string unit = string.IsNullOrEmpty(criterion.Unit) ? string.Empty : $" {criterion.Unit}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{criterion.Metric} {(criterion.AtLeast ? "at least" : "at most")} {criterion.Target}{unit} by {criterion.By:yyyy-MM-dd}");
    }

    /// <summary>A rule as a sentence: "share of missing values of email at most 0.05".</summary>
    public static string Of(QualityRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        string bounds = (rule.AtLeast, rule.AtMost) switch
        {
            ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" between {low} and {high}"),
            ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $" at least {low}"),
            (null, { } high) => string.Create(CultureInfo.InvariantCulture, $" at most {high}"),
            _ => string.Empty,
        };
        string severity = rule.Severity == ChangeSeverity.Error ? string.Empty : $" ({rule.Severity.ToString().ToLowerInvariant()})";
        return rule.Check == QualityCheck.Condition ? $"every row keeps {rule.Condition}{severity}" : $"{NameOf(rule)}{bounds}{severity}";
    }

    internal static string NameOf(QualityRule rule) => rule.Column is null ? Of(rule.Check) : $"{Of(rule.Check)} of {rule.Column}";
}
