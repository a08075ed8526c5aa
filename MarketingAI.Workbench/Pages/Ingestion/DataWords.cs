using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>What the pages call types and choices.</summary>
internal static class DataWords
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

    public static string Of(ColumnChoice choice) => choice switch
    {
        ColumnChoice.Recognised => "As recognised",
        ColumnChoice.AsText => "Read as text",
        ColumnChoice.OddValuesMissing => "Odd values become missing",
        ColumnChoice.DayFirst => "Dates with the day first",
        ColumnChoice.MonthFirst => "Dates with the month first",
        _ => choice.ToString(),
    };

    public static string Of(KnownAt? known) => known switch
    {
        KnownAt.Before => "before the decision",
        KnownAt.At => "at the decision",
        KnownAt.After => "after the decision",
        _ => "not answered",
    };
}
