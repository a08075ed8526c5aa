using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Decides the order of day and month in a column of dates, and names what is no date.</summary>
internal static class DateRule
{
    private static readonly ValueClass[] Iso = [ValueClass.IsoDate, ValueClass.IsoTime, ValueClass.IsoZoned];
    private static readonly ValueClass[] DayFirst = [ValueClass.DayFirstDate, ValueClass.DayFirstTime];
    private static readonly ValueClass[] MonthFirst = [ValueClass.MonthFirstDate, ValueClass.MonthFirstTime];
    private static readonly ValueClass[] Either = [ValueClass.EitherDate, ValueClass.EitherTime];

    public static ColumnDecision Decide(
        ColumnEvidence column, ColumnChoice choice, IReadOnlyList<ValueClass> dateShaped, IReadOnlyList<ValueClass> timed)
    {
        DateOrder? order = OrderOf(column, choice);
        ColumnType type = column.Sum([.. timed]) > 0 ? ColumnType.Timestamp : ColumnType.Date;
        bool dropsOdd = choice == ColumnChoice.OddValuesMissing;
        if (order is null)
        {
            return new ColumnDecision(column.Name, ColumnType.Text, default, default, OddValuesMissing: false, "date whose order of day and month cannot be told", [])
            {
                Problems = [.. TypeRule.Name(column, Either, "Day and month cannot be told apart; say which comes first, else the column is read as text.").Take(1).Select(p => p with { Blocks = false })],
            };
        }

        string? reading = order switch
        {
            DateOrder.DayFirst => "day first",
            DateOrder.MonthFirst => "month first",
            _ => null,
        };
        ColumnDecision decision = new(column.Name, type, default, order.Value, dropsOdd, reading, []) { IsZoned = column[ValueClass.IsoZoned] > 0 };
        return dropsOdd ? decision : decision with { Problems = Exceptions(column, order.Value, dateShaped) };
    }

    private static IReadOnlyList<FileProblem> Exceptions(ColumnEvidence column, DateOrder order, IReadOnlyList<ValueClass> dateShaped)
    {
        ValueClass[] other = order switch
        {
            DateOrder.YearFirst => [.. DayFirst, .. MonthFirst, .. Either],
            DateOrder.DayFirst => [.. Iso, .. MonthFirst],
            _ => [.. Iso, .. DayFirst],
        };
        IEnumerable<ValueClass> noDates = Enum.GetValues<ValueClass>().Except([.. dateShaped, ValueClass.Missing]);
        return
        [
            .. TypeRule.Name(column, [ValueClass.NoSuchDate], "A date must be in the calendar."),
            .. TypeRule.Name(column, [ValueClass.FarDate], $"A date must lie in the years {DateShape.FirstYear} to {DateShape.LastYear}."),
            .. TypeRule.Name(column, other, $"Dates of one column are written one way; here {Words(order)}."),
            .. TypeRule.Name(column, noDates, "Nearly all values of the column are dates, so all must be."),
        ];
    }

    private static DateOrder? OrderOf(ColumnEvidence column, ColumnChoice choice)
    {
        long iso = column.Sum(Iso);
        long day = column.Sum(DayFirst);
        long month = column.Sum(MonthFirst);
        return choice switch
        {
            ColumnChoice.DayFirst => DateOrder.DayFirst,
            ColumnChoice.MonthFirst => DateOrder.MonthFirst,
            _ when iso >= Math.Max(day, month) + column.Sum(Either) => DateOrder.YearFirst,
            _ when day == 0 && month == 0 => null,
            _ => day >= month ? DateOrder.DayFirst : DateOrder.MonthFirst,
        };
    }

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.YearFirst => "year first",
        DateOrder.DayFirst => "day first",
        _ => "month first",
    };
}
