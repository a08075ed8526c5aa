using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>What the form calls the answers.</summary>
internal static class ContractWords
{
    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "Text",
        ColumnType.Integer => "Whole number",
        ColumnType.Number => "Number",
        ColumnType.Boolean => "True or false",
        ColumnType.Date => "Date",
        ColumnType.Timestamp => "Date and time",
        _ => type.ToString(),
    };

    public static string Of(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => "Not about a person",
        PersonalDataClass.Pseudonymous => "A person's number",
        PersonalDataClass.Identifying => "Names a person",
        PersonalDataClass.Sensitive => "Sensitive",
        _ => personal.ToString(),
    };

    public static string Of(AllowedUse use) => use switch
    {
        AllowedUse.Anything => "Anything",
        AllowedUse.ReportingOnly => "Reports only",
        AllowedUse.Nothing => "Nothing",
        _ => use.ToString(),
    };

    public static StatusKind KindOf(ContractState state) => state switch
    {
        ContractState.Draft => StatusKind.Neutral,
        ContractState.Waiting => StatusKind.Active,
        ContractState.Active => StatusKind.Good,
        ContractState.Confirmed => StatusKind.Warning,
        ContractState.Superseded => StatusKind.Neutral,
        ContractState.Retired => StatusKind.Bad,
    };

    public static StatusKind KindOf(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Error => StatusKind.Bad,
        ChangeSeverity.Warning => StatusKind.Warning,
        ChangeSeverity.Information => StatusKind.Neutral,
    };

    /// <summary>What a change of this weight is called.</summary>
    public static string Of(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Error => "Breaking",
        ChangeSeverity.Warning => "Look at it",
        ChangeSeverity.Information => "For information",
    };

    /// <summary>What a broken rule of this weight means.</summary>
    public static string RuleOf(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Error => "must hold",
        ChangeSeverity.Warning => "should hold",
        ChangeSeverity.Information => "worth knowing",
    };

    public static string List(IReadOnlyList<ContractTeam> teams) => string.Join(", ", teams.Select(ContractNames.Of));

    /// <summary>What a column's values keep to, in words.</summary>
    public static string Promises(ContractColumn column)
    {
        List<string> said = [];
        Add(said, column.PrimaryKeyPosition is not null, "primary key");
        Add(said, column.IsRequired, "never empty");
        Add(said, column.IsUnique, "no value twice");
        Add(said, column.Minimum is not null, $"{(column.MinimumIsExclusive ? "above" : "at least")} {column.Minimum}");
        Add(said, column.Maximum is not null, $"{(column.MaximumIsExclusive ? "below" : "at most")} {column.Maximum}");
        Add(said, column.Pattern is not null, $"pattern {column.Pattern}");
        Add(said, column.AllowedValues.Count > 0, $"one of {string.Join(", ", column.AllowedValues)}");
        Add(said, column.Unit is not null, $"in {column.Unit}");
        return string.Join("; ", said);
    }

    public static IEnumerable<string> Of(ServiceLevel service)
    {
        List<string> said = [];
        Add(said, service.DeliveredBy is not null, $"New data is there by {service.DeliveredBy:HH\\:mm} UTC.");
        Add(said, service.FreshnessHours is not null, $"The newest row is at most {service.FreshnessHours} hours old.");
        Add(said, service.LatencyMinutes is not null, $"A row comes at most {service.LatencyMinutes} minutes after what it tells.");
        Add(said, service.RetentionDays is not null, $"Rows are kept for {service.RetentionDays} days.");
        return said;
    }

    private static void Add(List<string> said, bool applies, string words)
    {
        if (applies)
        {
            said.Add(words);
        }
    }

    public static string Of(KnownAt known) => known switch
    {
        KnownAt.Before => "Before",
        KnownAt.At => "At",
        KnownAt.After => "After",
        _ => known.ToString(),
    };

    /// <summary>A comparison in one sentence.</summary>
    public static string Verdict(ContractReview review)
    {
        int errors = review.Comparison.Changes.Count(change => change.Severity == ChangeSeverity.Error);
        int warnings = review.Comparison.Changes.Count(change => change.Severity == ChangeSeverity.Warning);
        int others = review.Comparison.Changes.Count - errors - warnings;
        return $"{Numbers.Count(errors)} breaking, {Numbers.Count(warnings)} to look at, {Numbers.Count(others)} for information; {Numbers.Count(review.Affected.Count)} {(review.Affected.Count == 1 ? "dependant is" : "dependants are")} reached.";
    }
}
