namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Recognises dates and times: year first, day first, month first.</summary>
internal static class DateShape
{
    public const int FirstYear = 1900;
    public const int LastYear = 2100;

    /// <param name="digits">Digits the text starts with: 1, 2 or 4.</param>
    public static bool TryClassify(ReadOnlySpan<byte> text, int digits, out ValueClass found)
    {
        found = ValueClass.Text;
        if (text.Length <= digits + 3 || text[digits] is not ((byte)'-' or (byte)'/' or (byte)'.'))
        {
            return false;
        }

        byte mark = text[digits];
        if (!TryParts(text, mark, out int first, out int second, out int third, out int lastDigits, out ReadOnlySpan<byte> rest)
            || (digits == 4 ? lastDigits > 2 || mark == (byte)'.' : lastDigits != 4)
            || !TimeShape.TryRead(rest, out bool timed, out bool zoned)
            || (zoned && digits != 4))
        {
            return false;
        }

        found = digits == 4 ? YearFirst(first, second, third, zoned ? ValueClass.IsoZoned : timed ? ValueClass.IsoTime : ValueClass.IsoDate) : YearLast(first, second, third, mark, timed);
        return true;
    }

    private static ValueClass YearFirst(int year, int month, int day, ValueClass whole) =>
        Judge(year, month, day) ?? whole;

    private static ValueClass YearLast(int first, int second, int year, byte mark, bool timed)
    {
        ValueClass? dayFirst = Judge(year, second, first);
        ValueClass? monthFirst = mark == (byte)'.' ? ValueClass.NoSuchDate : Judge(year, first, second);
        return (dayFirst, monthFirst) switch
        {
            (null, null) => timed ? ValueClass.EitherTime : ValueClass.EitherDate,
            (null, _) => timed ? ValueClass.DayFirstTime : ValueClass.DayFirstDate,
            (_, null) => timed ? ValueClass.MonthFirstTime : ValueClass.MonthFirstDate,
            (ValueClass.FarDate, _) or (_, ValueClass.FarDate) => ValueClass.FarDate,
            _ => ValueClass.NoSuchDate,
        };
    }

    /// <summary>Null where the date exists and lies in the years that are taken.</summary>
    private static ValueClass? Judge(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month))
        {
            return ValueClass.NoSuchDate;
        }

        return year is < FirstYear or > LastYear ? ValueClass.FarDate : null;
    }

    private static bool TryParts(
        ReadOnlySpan<byte> text, byte mark, out int first, out int second, out int third, out int lastDigits, out ReadOnlySpan<byte> rest)
    {
        (third, lastDigits) = (0, 0);
        rest = [];
        int at = TakeNumber(text, 0, out first);
        int next = TakeNumber(text, at + 1, out second);
        int middle = next - at - 1;
        if (middle is not (1 or 2) || next >= text.Length || text[next] != mark)
        {
            return false;
        }

        int end = TakeNumber(text, next + 1, out third);
        lastDigits = end - next - 1;
        rest = text[end..];
        return lastDigits is 1 or 2 or 4;
    }

    private static int TakeNumber(ReadOnlySpan<byte> text, int from, out int value)
    {
        value = 0;
        int at = from;
        while (at < text.Length && at < from + 4 && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + (text[at++] - '0');
        }

        return at;
    }
}
