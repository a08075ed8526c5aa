using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Decides how a column's numbers are written: decimal point, decimal comma, or English thousands.</summary>
internal static class WritingRule
{
    private static readonly ValueClass[] NotPoint = [ValueClass.Comma, ValueClass.CommaOrThousands, ValueClass.Thousands];
    private static readonly ValueClass[] NotComma = [ValueClass.Point, ValueClass.Thousands];
    private static readonly ValueClass[] NotThousands = [ValueClass.Comma];

    public static ColumnDecision Decide(ColumnEvidence column, bool dropsOdd)
    {
        long marks = column[ValueClass.Point] + column[ValueClass.PointOrThousands] + column.Sum(NotPoint);
        if (marks == 0)
        {
            return Of(column, ColumnType.Integer, NumberWriting.Point, dropsOdd, null);
        }

        if (column.Sum(NotPoint) == 0)
        {
            return Of(column, ColumnType.Number, NumberWriting.Point, dropsOdd, null);
        }

        bool comma = column.Sum(NotComma) == 0;
        bool thousands = column.Sum(NotThousands) == 0;
        return (comma, thousands) switch
        {
            (true, false) => Of(column, ColumnType.Number, NumberWriting.Comma, dropsOdd, "decimal comma"),
            (false, true) => Of(column, ColumnType.Number, NumberWriting.Thousands, dropsOdd, "comma between thousands"),
            (true, true) => Unclear(column),
            _ => Mixed(column, dropsOdd),
        };
    }

    private static ColumnDecision Unclear(ColumnEvidence column) =>
        Of(column, ColumnType.Number, NumberWriting.Comma, dropsOdd: false, null) with
        {
            Problems = TypeRule.Name(
                column, [ValueClass.CommaOrThousands], "Every comma has three digits behind it: a decimal comma or thousands, it cannot be told. Write the numbers with a decimal point."),
        };

    /// <summary>Some values fit only a point, others only a comma: the rarer are the exceptions.</summary>
    private static ColumnDecision Mixed(ColumnEvidence column, bool dropsOdd)
    {
        bool commaIsRarer = column.Sum(NotPoint) <= column.Sum(NotComma);
        NumberWriting writing = commaIsRarer ? NumberWriting.Point : NumberWriting.Comma;
        ColumnDecision decision = Of(column, ColumnType.Number, writing, dropsOdd, commaIsRarer ? null : "decimal comma");
        return dropsOdd
            ? decision
            : decision with
            {
                Problems = commaIsRarer
                    ? TypeRule.Name(column, NotPoint, "Numbers of one column are written one way; here with a decimal point.")
                    : TypeRule.Name(column, NotComma, "Numbers of one column are written one way; here with a decimal comma."),
            };
    }

    private static ColumnDecision Of(ColumnEvidence column, ColumnType type, NumberWriting writing, bool dropsOdd, string? reading) =>
        new(column.Name, type, writing, default, dropsOdd, reading, []);
}
