using System.Buffers.Text;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Tells the class of one value from its UTF-8 bytes, without allocating.</summary>
internal static class ValueShape
{
    private const int LongestNumber = 40;

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        int start = 0;
        int end = value.Length;
        while (start < end && value[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        while (end > start && value[end - 1] is (byte)' ' or (byte)'\t')
        {
            end--;
        }

        return value[start..end];
    }

    /// <param name="value">A trimmed value.</param>
    public static ValueClass Of(ReadOnlySpan<byte> value)
    {
        if (MissingMarks.Contains(value))
        {
            return ValueClass.Missing;
        }

        byte first = value[0];
        if (first is >= (byte)'0' and <= (byte)'9')
        {
            return OfDigits(value, value);
        }

        if (first is (byte)'-' or (byte)'.' or (byte)',')
        {
            return OfDigits(value, first == (byte)'-' ? value[1..] : value) is var number && IsNumber(number)
                ? number
                : ValueClass.Text;
        }

        return IsBoolean(value) ? ValueClass.Boolean : ValueClass.Text;
    }

    public static bool IsNumber(ValueClass found) => found is >= ValueClass.Integer and <= ValueClass.Thousands;

    private static ValueClass OfDigits(ReadOnlySpan<byte> value, ReadOnlySpan<byte> unsigned)
    {
        int digits = LeadingDigits(unsigned);
        if (digits == unsigned.Length && digits > 0)
        {
            bool leadingZero = unsigned.Length > 1 && unsigned[0] == (byte)'0';
            return !leadingZero && Utf8Parser.TryParse(value, out long _, out int used) && used == value.Length
                ? ValueClass.Integer
                : ValueClass.Code;
        }

        if (digits is 1 or 2 or 4 && DateShape.TryClassify(unsigned, digits, out ValueClass date))
        {
            return date;
        }

        return unsigned.Length <= LongestNumber ? NumberShape.Of(unsigned) : ValueClass.Text;
    }

    internal static int LeadingDigits(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && text[count] is >= (byte)'0' and <= (byte)'9')
        {
            count++;
        }

        return count;
    }

    private static bool IsBoolean(ReadOnlySpan<byte> value) =>
        value.Length is 4 or 5
        && (System.Text.Ascii.EqualsIgnoreCase(value, "true"u8) || System.Text.Ascii.EqualsIgnoreCase(value, "false"u8));
}
