using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Views and features in words.</summary>
internal static class FeatureWords
{
    public static string Of(FeatureViewState state) => state switch
    {
        FeatureViewState.Draft => "Draft",
        FeatureViewState.Active => "Active",
        FeatureViewState.Retired => "Retired",
    };

    public static StatusKind Kind(FeatureViewState state) => state switch
    {
        FeatureViewState.Draft => StatusKind.Neutral,
        FeatureViewState.Active => StatusKind.Good,
        FeatureViewState.Retired => StatusKind.Warning,
    };

    public static string Of(EntityKind kind) => kind switch
    {
        EntityKind.Person => "Person",
        EntityKind.AnonymousId => "Cookie or device",
        EntityKind.UserId => "Log-in",
        EntityKind.Record => "Key of a data set",
    };

    public static string Of(WindowAggregate aggregate) => aggregate switch
    {
        WindowAggregate.Count => "Count",
        WindowAggregate.Sum => "Sum",
        WindowAggregate.SumOfMoney => "Sum of money (in cents)",
        WindowAggregate.Mean => "Mean",
        WindowAggregate.Min => "Smallest",
        WindowAggregate.Max => "Greatest",
        WindowAggregate.Distinct => "Different values",
        WindowAggregate.DaysSinceLast => "Days since the last",
        WindowAggregate.DaysSinceFirst => "Days since the first",
        WindowAggregate.Last => "Last value",
    };

    public static string Of(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => "Not personal",
        PersonalDataClass.Pseudonymous => "Pseudonymous",
        PersonalDataClass.Identifying => "Identifying",
        PersonalDataClass.Sensitive => "Sensitive",
    };

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "Text",
        ColumnType.Integer => "Whole number",
        ColumnType.Number => "Number",
        ColumnType.Boolean => "True or false",
        ColumnType.Date => "Date",
        ColumnType.Timestamp => "Time",
    };

    /// <summary>A recipe as one line.</summary>
    public static string Of(FeatureRecipe recipe) => recipe switch
    {
        WindowFeature window => Of(window),
        LatestValue { MaxAgeDays: { } age } latest => string.Create(CultureInfo.InvariantCulture, $"Latest {latest.Column}, at most {age} days old"),
        LatestValue latest => $"Latest {latest.Column}",
        SqlFeature sql => sql.Expression,
        DerivedFeature derived => $"= {derived.Expression}",
        _ => recipe.GetType().Name,
    };

    public static string Of(FeatureSource source, string? dataSet) => source switch
    {
        EventRows => $"Events{Where(source.Filter)}",
        DataSetRows => $"{dataSet ?? "A data set"}{Where(source.Filter)}",
        WrittenRows => $"Values written back{Where(source.Filter)}",
        _ => source.GetType().Name,
    };

    public static string Of(KnownAtRule rule) => rule switch
    {
        KnownAtColumn column => $"a row is known at its {column.Column}",
        KnownAfterDelay { Hours: 0 } => "a row is known at the moment it happens",
        KnownAfterDelay delay => string.Create(CultureInfo.InvariantCulture, $"a row is known {delay.Hours:0.##} hours after it happened"),
        KnownAtImport => "all rows are known since the data set was loaded",
        _ => "",
    };

    public static KnownAtRule? KnownAt(FeatureSource source) => source switch
    {
        EventRows events => events.KnownAt,
        DataSetRows rows => rows.KnownAt,
        _ => null,
    };

    private static string Of(WindowFeature window)
    {
        string column = window.Column is null ? window.Aggregate == WindowAggregate.Count ? " of rows" : "" : $" of {window.Column}";
        string span = window.Days is { } days ? string.Create(CultureInfo.InvariantCulture, $" in {days} days") : " in all history";
        string split = window.Split is { } by ? $", by {by.Column} ({string.Join(", ", by.Values)})" : "";
        return $"{Of(window.Aggregate)}{column}{span}{Where(window.Filter)}{split}";
    }

    private static string Where(string? filter) => string.IsNullOrWhiteSpace(filter) ? "" : $", where {filter}";
}
