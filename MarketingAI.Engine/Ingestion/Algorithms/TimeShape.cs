namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Recognises what may follow a date: nothing, or a time of day with an optional offset.</summary>
internal static class TimeShape
{
    /// <param name="text">Empty, or starting with a space or T.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out bool timed, out bool zoned)
    {
        (timed, zoned) = (text.Length > 0, false);
        if (!timed)
        {
            return true;
        }

        if (text[0] is not ((byte)' ' or (byte)'T') || !TryTwo(text, 1, 23, out int at) || !TryPart(text, ref at, 59))
        {
            return false;
        }

        if (at < text.Length && text[at] == (byte)':')
        {
            if (!TryPart(text, ref at, 59))
            {
                return false;
            }

            at = SkipFraction(text, at);
        }

        zoned = at < text.Length;
        return !zoned || IsOffset(text[at..]);
    }

    private static bool TryPart(ReadOnlySpan<byte> text, ref int at, int most)
    {
        if (at >= text.Length || text[at] != (byte)':' || ValueShape.LeadingDigits(text[(at + 1)..]) != 2)
        {
            return false;
        }

        return TryTwo(text, at + 1, most, out at);
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, int from, int most, out int end)
    {
        int digits = from < text.Length ? ValueShape.LeadingDigits(text[from..]) : 0;
        end = from + digits;
        return digits switch
        {
            1 => true,
            2 => ((text[from] - '0') * 10) + text[from + 1] - '0' <= most,
            _ => false,
        };
    }

    private static int SkipFraction(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != (byte)'.')
        {
            return at;
        }

        int digits = ValueShape.LeadingDigits(text[(at + 1)..]);
        return digits is > 0 and <= 9 ? at + 1 + digits : at;
    }

    private static bool IsOffset(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("Z"u8))
        {
            return true;
        }

        int hours = ValueShape.LeadingDigits(text[1..]);
        if (text[0] is not ((byte)'+' or (byte)'-') || hours is not (2 or 4))
        {
            return false;
        }

        return text.Length == hours + 1
            || (hours == 2 && text.Length == 6 && text[3] == (byte)':' && ValueShape.LeadingDigits(text[4..]) == 2);
    }
}
