using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Hashes of e-mail addresses and telephone numbers, made the same way for every source.</summary>
internal static class PersonHash
{
    public const int HexLength = 64;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private const int LongestPlain = 320;
    private const int FewestDigits = 5;

    /// <summary>A value that is a SHA-256 in hex already.</summary>
    public static bool IsHash(ReadOnlySpan<byte> value) => value.Length == HexLength && !value.ContainsAnyExcept(HexDigits);

    /// <summary>SHA-256 of the address without blanks around it, in small letters; a hash is kept as it is.</summary>
    /// <returns>False where the value is neither.</returns>
    public static bool TryEmail(ReadOnlySpan<byte> value, Span<byte> hex)
    {
        value = value.Trim((byte)' ');
        if (IsHash(value))
        {
            return Lower(value, hex);
        }

        int at = value.IndexOf((byte)'@');
        if (at < 1 || at == value.Length - 1 || value.Length > LongestPlain || value.Contains((byte)' '))
        {
            return false;
        }

        Span<byte> small = stackalloc byte[LongestPlain * 3];
        int length = Ascii(value) ? LowerAscii(value, small) : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value).ToLowerInvariant(), small);
        return Hash(small[..length], hex);
    }

    /// <summary>SHA-256 of the number's digits, with a plus in front where it begins with one or with 00; a hash is kept as it is.</summary>
    public static bool TryPhone(ReadOnlySpan<byte> value, Span<byte> hex)
    {
        value = value.Trim((byte)' ');
        if (IsHash(value))
        {
            return Lower(value, hex);
        }

        Span<byte> kept = stackalloc byte[64];
        int length = 0;
        foreach (byte b in value)
        {
            bool isDigit = b is >= (byte)'0' and <= (byte)'9';
            if (length == kept.Length || !(isDigit || b is (byte)'+' or (byte)' ' or (byte)'-' or (byte)'(' or (byte)')' or (byte)'.' or (byte)'/'))
            {
                return false;
            }

            if (isDigit || (b == (byte)'+' && length == 0))
            {
                kept[length++] = b;
            }
        }

        if (length > 2 && kept[0] == (byte)'0' && kept[1] == (byte)'0')
        {
            kept = kept[1..];
            kept[0] = (byte)'+';
            length--;
        }

        return length >= FewestDigits && Hash(kept[..length], hex);
    }

    private static bool Hash(ReadOnlySpan<byte> plain, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(plain, hash);
        return Convert.TryToHexStringLower(hash, hex, out _);
    }

    private static bool Lower(ReadOnlySpan<byte> value, Span<byte> hex)
    {
        LowerAscii(value, hex);
        return true;
    }

    private static bool Ascii(ReadOnlySpan<byte> value) => !value.ContainsAnyInRange((byte)0x80, (byte)0xFF);

    private static int LowerAscii(ReadOnlySpan<byte> value, Span<byte> target)
    {
        System.Text.Ascii.ToLower(value, target, out int written);
        return written;
    }
}
