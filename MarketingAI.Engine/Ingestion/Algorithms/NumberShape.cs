namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Which ways of writing numbers a value with points or commas fits.</summary>
internal static class NumberShape
{
    /// <param name="text">Without a sign; not digits alone.</param>
    public static ValueClass Of(ReadOnlySpan<byte> text)
    {
        int exponent = text.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = exponent < 0 ? text : text[..exponent];
        if (exponent >= 0 && !IsExponent(text[(exponent + 1)..]))
        {
            return ValueClass.Text;
        }

        if (!Count(mantissa, out int points, out int commas) || mantissa.Length == points + commas)
        {
            return ValueClass.Text;
        }

        if (exponent >= 0)
        {
            return points <= 1 && commas == 0 ? ValueClass.Point : ValueClass.Text;
        }

        return (points, commas) switch
        {
            (1, 0) => Single(mantissa, (byte)'.', ValueClass.Point, ValueClass.PointOrThousands),
            (0, 1) => Single(mantissa, (byte)',', ValueClass.Comma, ValueClass.CommaOrThousands),
            ( > 1, 0) => Grouped(mantissa, (byte)'.') ? ValueClass.Comma : ValueClass.Text,
            (0, > 1) => Grouped(mantissa, (byte)',') ? ValueClass.Thousands : ValueClass.Text,
            ( >= 1, 1) when Grouped(Before(mantissa, (byte)','), (byte)'.') => ValueClass.Comma,
            (1, >= 1) when Grouped(Before(mantissa, (byte)'.'), (byte)',') => ValueClass.Thousands,
            _ => ValueClass.Text,
        };
    }

    private static ValueClass Single(ReadOnlySpan<byte> text, byte mark, ValueClass onlyDecimal, ValueClass either) =>
        Grouped(text, mark) && text[0] != (byte)'0' ? either : onlyDecimal;

    /// <summary>One to three digits, then groups of exactly three.</summary>
    private static bool Grouped(ReadOnlySpan<byte> text, byte mark)
    {
        int head = text.IndexOf(mark);
        if (head is < 1 or > 3)
        {
            return false;
        }

        for (ReadOnlySpan<byte> rest = text[head..]; rest.Length > 0; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != mark || ValueShape.LeadingDigits(rest[1..4]) != 3)
            {
                return false;
            }
        }

        return ValueShape.LeadingDigits(text[..head]) == head;
    }

    /// <summary>What stands before the last such mark; nothing where the mark comes before another kind of mark.</summary>
    private static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, byte mark)
    {
        int at = text.LastIndexOf(mark);
        return ValueShape.LeadingDigits(text[(at + 1)..]) == text.Length - at - 1 ? text[..at] : [];
    }

    private static bool Count(ReadOnlySpan<byte> text, out int points, out int commas)
    {
        (points, commas) = (0, 0);
        foreach (byte character in text)
        {
            switch (character)
            {
                case (byte)'.':
                    points++;
                    break;
                case (byte)',':
                    commas++;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        return digits.Length is > 0 and <= 3 && ValueShape.LeadingDigits(digits) == digits.Length;
    }
}
