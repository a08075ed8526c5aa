using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>What people call the things of a definition.</summary>
internal static class Words
{
    public static string Of(WindowAggregate aggregate) => aggregate switch
    {
        WindowAggregate.Count => "a count",
        WindowAggregate.Sum => "a sum",
        WindowAggregate.SumOfMoney => "a sum of money",
        WindowAggregate.Mean => "a mean",
        WindowAggregate.Min => "the smallest value",
        WindowAggregate.Max => "the greatest value",
        WindowAggregate.Distinct => "a number of different values",
        WindowAggregate.DaysSinceLast => "the days since the last row",
        WindowAggregate.DaysSinceFirst => "the days since the first row",
        WindowAggregate.Last => "the last value",
    };

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Integer => "whole numbers",
        ColumnType.Number => "numbers",
        ColumnType.Boolean => "true or false",
        ColumnType.Date => "dates",
        ColumnType.Timestamp => "times",
    };

    public static string Of(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => "not personal",
        PersonalDataClass.Pseudonymous => "pseudonymous",
        PersonalDataClass.Identifying => "identifying",
        PersonalDataClass.Sensitive => "sensitive",
    };
}
