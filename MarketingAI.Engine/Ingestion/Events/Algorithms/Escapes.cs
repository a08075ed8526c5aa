using System.Buffers.Text;
using System.Text;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>JSON escapes of characters that can stand as they are.</summary>
internal static class Escapes
{
    private const int Length = 6;

    /// <summary>
    /// Puts characters in place of their escapes (<c>\u0040</c>), but for those that JSON must escape and for halves of characters. The
    /// text means the same, and is not longer.
    /// </summary>
    /// <returns>Bytes written.</returns>
    public static int Undo(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (text.IndexOf((byte)'\\') is int at and >= 0)
        {
            text[..at].CopyTo(target[written..]);
            written += at;
            text = text[at..];
            int used = TryRead(text, out Rune rune);
            if (used > 0)
            {
                written += rune.EncodeToUtf8(target[written..]);
            }
            else
            {
                // The backslash and what it escapes go together, so that an escaped backslash begins no escape.
                used = Math.Min(2, text.Length);
                text[..used].CopyTo(target[written..]);
                written += used;
            }

            text = text[used..];
        }

        text.CopyTo(target[written..]);
        return written + text.Length;
    }

    /// <returns>Bytes of the escape; 0 where it stays.</returns>
    private static int TryRead(ReadOnlySpan<byte> text, out Rune rune)
    {
        rune = default;
        if (Unit(text) is not { } first)
        {
            return 0;
        }

        if (char.IsHighSurrogate(first))
        {
            return Unit(text[Length..]) is { } second && Rune.TryCreate(first, second, out rune) ? 2 * Length : 0;
        }

        return first >= ' ' && first is not ('"' or '\\') && Rune.TryCreate(first, out rune) ? Length : 0;
    }

    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= Length && text[0] == (byte)'\\' && text[1] == (byte)'u'
        && Utf8Parser.TryParse(text[2..Length], out ushort unit, out int used, 'x') && used == 4
            ? (char)unit
            : null;
}
