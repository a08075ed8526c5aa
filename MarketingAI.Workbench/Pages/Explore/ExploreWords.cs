using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Words and digits of the explorer's pages.</summary>
internal static class ExploreWords
{
    /// <summary>Chance of calling anything found where nothing is there, all looks of a table allowed for.</summary>
    public const double Alpha = 0.05;

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "Words",
        ColumnType.Integer => "Whole number",
        ColumnType.Number => "Number",
        ColumnType.Boolean => "True or false",
        ColumnType.Date => "Date",
        ColumnType.Timestamp => "Time",
    };

    public static string Of(ConditionOperator asked) => asked switch
    {
        ConditionOperator.Is => "is",
        ConditionOperator.IsNot => "is not",
        ConditionOperator.Above => "is above",
        ConditionOperator.AtLeast => "is at least",
        ConditionOperator.Below => "is below",
        ConditionOperator.AtMost => "is at most",
        ConditionOperator.Contains => "contains",
        ConditionOperator.IsMissing => "is missing",
        ConditionOperator.IsPresent => "has a value",
    };

    public static string Of(ExploreCondition condition) => $"{condition.Column} {Of(condition.Operator)} {condition.Value}".TrimEnd();

    public static string Of(RelationMeasure measure) => measure switch
    {
        RelationMeasure.RankCorrelation => "Rank correlation",
        RelationMeasure.CorrelationRatio => "Correlation ratio",
        RelationMeasure.CramersV => "Cramér's V",
    };

    public static string Of(TimeStep step) => step switch
    {
        TimeStep.Day => "day",
        TimeStep.Week => "week",
        TimeStep.Month => "month",
    };

    /// <summary>A chance as papers write it.</summary>
    public static string Chance(double chance) => chance switch
    {
        < 0.001 => "p < .001",
        > 0.999 => "p = 1",
        _ => $"p = {chance.ToString("0.000", CultureInfo.InvariantCulture)[1..]}",
    };

    /// <summary>A small figure such as an information value.</summary>
    public static string Small(double value) => value switch
    {
        0 => "0",
        < 0.0001 => "< 0.0001",
        < 0.1 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    public static string Figure(FigureKind kind, double value) => kind == FigureKind.Share ? Numbers.Share(value) : Numbers.Short(value);

    /// <summary>A figure with its interval; shares as points where they are differences.</summary>
    public static string Interval(FigureKind kind, FigureEstimate estimate, bool isDifference)
    {
        Func<double, string> shown = kind == FigureKind.Mean ? Numbers.Short : isDifference ? Points : Numbers.Share;
        string unit = kind == FigureKind.Share && isDifference ? " points" : string.Empty;
        return estimate is { Low: { } low, High: { } high }
            ? $"{shown(estimate.Value)}{unit} ({shown(low)} to {shown(high)})"
            : $"{shown(estimate.Value)}{unit}";
    }

    private static string Points(double share) => (share * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
