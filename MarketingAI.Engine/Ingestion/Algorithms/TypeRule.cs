using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>
/// Decides a column's type from the classes of all its values. A column that is nearly all of one kind is of that kind, and its
/// exceptions are problems; a column of mixed kinds is text.
/// </summary>
internal static class TypeRule
{
    /// <summary>From this share on, values of one kind make the others exceptions.</summary>
    private const double NearlyAll = 0.9;

    private static readonly ValueClass[] Numbers =
        [ValueClass.Integer, ValueClass.Point, ValueClass.PointOrThousands, ValueClass.Comma, ValueClass.CommaOrThousands, ValueClass.Thousands];

    private static readonly ValueClass[] Timed =
        [ValueClass.IsoTime, ValueClass.IsoZoned, ValueClass.DayFirstTime, ValueClass.MonthFirstTime, ValueClass.EitherTime];

    private static readonly ValueClass[] Dates =
        [.. Timed, ValueClass.IsoDate, ValueClass.DayFirstDate, ValueClass.MonthFirstDate, ValueClass.EitherDate];

    private static readonly ValueClass[] DateShaped = [.. Dates, ValueClass.NoSuchDate, ValueClass.FarDate];

    public static ColumnDecision Decide(ColumnEvidence column, ColumnChoice choice)
    {
        ArgumentNullException.ThrowIfNull(column);
        long present = column.Present;
        if (choice == ColumnChoice.AsText || present == 0)
        {
            return Text(column, present == 0 ? "no values" : "read as text, as chosen");
        }

        if (column[ValueClass.Boolean] == present)
        {
            return new ColumnDecision(column.Name, ColumnType.Boolean, default, default, OddValuesMissing: false, null, []);
        }

        if (column[ValueClass.Code] > 0 && column[ValueClass.Integer] + column[ValueClass.Code] == present)
        {
            return Text(column, "codes with leading zeros or very long digits, kept as written");
        }

        if (column.Sum(DateShaped) >= NearlyAll * present && LooksLikeDates(column))
        {
            return DateRule.Decide(column, choice, DateShaped, Timed);
        }

        return column.Sum(Numbers) >= NearlyAll * present ? OfNumbers(column, choice, present) : Text(column, null);
    }

    private static ColumnDecision OfNumbers(ColumnEvidence column, ColumnChoice choice, long present)
    {
        bool dropsOdd = choice == ColumnChoice.OddValuesMissing;
        ColumnDecision decision = WritingRule.Decide(column, dropsOdd);
        if (decision.Problems.Count > 0 || column.Sum(Numbers) == present || dropsOdd)
        {
            return decision;
        }

        IEnumerable<ValueClass> odd = Enum.GetValues<ValueClass>().Except([.. Numbers, ValueClass.Missing]);
        return decision with { Problems = Name(column, odd, "Nearly all values of the column are numbers, so all must be.") };
    }

    private static bool LooksLikeDates(ColumnEvidence column) => 2 * column.Sum(Dates) >= column.Sum(DateShaped)
        || column.Examples(ValueClass.NoSuchDate, ValueClass.FarDate).Any(example => example.Text.IndexOfAny(['-', '/']) == 4);

    private static ColumnDecision Text(ColumnEvidence column, string? reading) =>
        new(column.Name, ColumnType.Text, default, default, OddValuesMissing: false, reading, [])
        {
            FirstWord = column.Examples(Enum.GetValues<ValueClass>().Except([.. Numbers, ValueClass.Missing])) is [var word, ..] ? word : null,
            IsEmpty = column.Present == 0,
        };

    internal static IReadOnlyList<FileProblem> Name(ColumnEvidence column, IEnumerable<ValueClass> odd, string rule)
    {
        ValueClass[] classes = [.. odd];
        return
        [
            .. column.Examples(classes).Select(example =>
                new FileProblem(column.Name, example.Row, rule, $"'{example.Text}'") { Count = column.Sum(classes) }),
        ];
    }
}
