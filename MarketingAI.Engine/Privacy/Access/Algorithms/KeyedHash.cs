using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Privacy.Access.Algorithms;

/// <summary>The hash masks: without the key nobody can hash a list of addresses and look them up.</summary>
/// <remarks>HMAC, FIPS 198-1, over SHA-256, FIPS 180-4. The salt follows the value, as in ethyca/fides.</remarks>
internal static class KeyedHash
{
    private const int Block = 64;

    /// <summary>SHA-256 of value and salt, in small hexadecimal letters.</summary>
    public static string Salted(string value, string salt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value + salt)));

    /// <summary>HMAC-SHA-256 of value and salt, in small hexadecimal letters.</summary>
    public static string Keyed(ReadOnlySpan<byte> key, string value, string salt) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value + salt)));

    /// <summary>The same as a whole number of 52 bits, which every numeric type of eight bytes holds exactly.</summary>
    public static long Number(ReadOnlySpan<byte> key, string value, string salt) =>
        BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value + salt))) >>> 12;

    /// <summary>The key padded for the inner and the outer hash, so that a database that knows SHA-256 alone can compute the same.</summary>
    public static (byte[] Inner, byte[] Outer) Pads(ReadOnlySpan<byte> key)
    {
        byte[] padded = new byte[Block];
        (key.Length > Block ? SHA256.HashData(key) : key).CopyTo(padded);
        return ([.. padded.Select(value => (byte)(value ^ 0x36))], [.. padded.Select(value => (byte)(value ^ 0x5c))]);
    }
}
