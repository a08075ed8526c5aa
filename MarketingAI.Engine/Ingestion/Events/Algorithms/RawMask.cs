using System.Buffers;
using System.Text;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// Puts the SHA-256 of an e-mail address in the address's place wherever one stands in a text, so that no plain address is kept. An address
/// written with JSON escapes (<c>\u0040</c>) or for a web address (<c>%40</c>) is the same address.
/// </summary>
internal static class RawMask
{
    /// <summary>The masked text may be this many times longer: the shortest address has three bytes, its hash 64.</summary>
    public const int Growth = 22;

    private const int LongestAddress = 320;

    private static readonly SearchValues<byte> Signs = SearchValues.Create("@\\%"u8);

    /// <summary>Whether an address can stand there; false for nearly all texts.</summary>
    public static bool MayHold(ReadOnlySpan<byte> text) => text.IndexOfAny(Signs) >= 0;

    /// <returns>Bytes written.</returns>
    public static int Emails(ReadOnlySpan<byte> text, Span<byte> target)
    {
        if (text.IndexOf("\\u"u8) < 0)
        {
            return Plain(text, target);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            int length = Escapes.Undo(text, rented);
            return Plain(rented.AsSpan(0, length), target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Text for a store: valid UTF-8, without addresses, and not longer than asked for.</summary>
    public static byte[] Kept(ReadOnlySpan<byte> raw, int most)
    {
        byte[] valid = System.Text.Unicode.Utf8.IsValid(raw) ? raw.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw));
        valid.AsSpan().Replace((byte)0, (byte)' ');
        ReadOnlySpan<byte> cut = valid.AsSpan(0, Math.Min(valid.Length, most));
        while (cut.Length < valid.Length && cut.Length > 0 && (valid[cut.Length] & 0xC0) == 0x80)
        {
            cut = cut[..^1];
        }

        byte[] target = new byte[cut.Length * Growth];
        return target[..Emails(cut, target)];
    }

    private static int Plain(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (NextSign(text, out int signLength) is int at and >= 0)
        {
            int start = StartOf(text, at);
            int end = EndOf(text, at + signLength);
            Span<byte> rest = target[written..];
            if (start < at && end > at + signLength && TryHash(text[start..at], text[(at + signLength)..end], rest[start..]))
            {
                text[..start].CopyTo(rest);
                written += start + PersonHash.HexLength;
            }
            else
            {
                text[..end].CopyTo(rest);
                written += end;
            }

            text = text[end..];
        }

        text.CopyTo(target[written..]);
        return written + text.Length;
    }

    private static int NextSign(ReadOnlySpan<byte> text, out int length)
    {
        int plain = text.IndexOf((byte)'@');
        int coded = (plain < 0 ? text : text[..plain]).IndexOf("%40"u8);
        length = coded >= 0 ? 3 : 1;
        return coded >= 0 ? coded : plain;
    }

    private static int StartOf(ReadOnlySpan<byte> text, int at)
    {
        int start = at;
        while (start > 0 && IsPart(text[start - 1]))
        {
            start--;
        }

        int slashes = 0;
        while (slashes < start && text[start - slashes - 1] == (byte)'\\')
        {
            slashes++;
        }

        // An odd number of backslashes: what follows the last one belongs to an escape and not to the address.
        return slashes % 2 == 0 || start == at ? start : Math.Min(at, start + (text[start] == (byte)'u' ? 5 : 1));
    }

    private static int EndOf(ReadOnlySpan<byte> text, int from)
    {
        int end = from;
        while (end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        while (end > from && text[end - 1] is (byte)'.' or (byte)'-' or (byte)'%')
        {
            end--;
        }

        return end;
    }

    private static bool TryHash(ReadOnlySpan<byte> name, ReadOnlySpan<byte> domain, Span<byte> hex)
    {
        Span<byte> address = stackalloc byte[LongestAddress];
        int length = name.Length + 1 + domain.Length;
        if (length > LongestAddress)
        {
            return false;
        }

        name.CopyTo(address);
        address[name.Length] = (byte)'@';
        domain.CopyTo(address[(name.Length + 1)..]);
        return PersonHash.TryEmail(address[..length], hex);
    }

    private static bool IsPart(byte b) =>
        b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9'
            or (byte)'.' or (byte)'_' or (byte)'%' or (byte)'+' or (byte)'-' or >= 0x80;
}
