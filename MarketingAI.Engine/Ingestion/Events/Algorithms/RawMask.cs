using System.Text;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Puts the SHA-256 of an e-mail address in the address's place wherever one stands in a text, so that no plain address is kept.</summary>
internal static class RawMask
{
    /// <summary>The masked text may be this many times longer: the shortest address has three bytes, its hash 64.</summary>
    public const int Growth = 22;

    /// <returns>Bytes written.</returns>
    public static int Emails(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (text.IndexOf((byte)'@') is int at and >= 0)
        {
            int start = at;
            while (start > 0 && IsPart(text[start - 1]))
            {
                start--;
            }

            int end = at + 1;
            while (end < text.Length && IsPart(text[end]))
            {
                end++;
            }

            Span<byte> rest = target[written..];
            if (start < at && end > at + 1 && PersonHash.TryEmail(text[start..end], rest[start..]))
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

    private static bool IsPart(byte b) =>
        b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9'
            or (byte)'.' or (byte)'_' or (byte)'%' or (byte)'+' or (byte)'-' or >= 0x80;
}
