using System.Buffers.Binary;
using System.Numerics;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>The Castagnoli checksum, by the processor's own instruction where it has one.</summary>
/// <remarks>Castagnoli, G. et al. (1993), IEEE Transactions on Communications 41(6); as used by iSCSI, RFC 3720.</remarks>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
