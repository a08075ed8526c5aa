using System.Buffers.Binary;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>
/// The frame of one group of records: mark, length of what follows, number of records, checksum; then the records. A group is
/// written and acknowledged as one, so it counts as a whole or not at all.
/// </summary>
internal static class GroupFrame
{
    public const int HeaderLength = 16;

    /// <summary>"MDG1".</summary>
    private const uint Mark = 0x3147_444D;

    /// <summary>Writes the header in front of records that already stand behind it.</summary>
    /// <param name="frame">Room for the header, then the records.</param>
    public static void Seal(Span<byte> frame, int records)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], frame.Length - HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(frame[8..], records);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[12..], Checksum(frame));
    }

    /// <summary>Takes the frame that stands at the start of the bytes.</summary>
    /// <param name="records">Its records without the header.</param>
    /// <returns>Length of the whole frame, or 0 where no whole and undamaged frame stands there.</returns>
    public static int Take(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> records)
    {
        records = default;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Mark)
        {
            return 0;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length <= 0 || length > bytes.Length - HeaderLength)
        {
            return 0;
        }

        ReadOnlySpan<byte> frame = bytes[..(HeaderLength + length)];
        if (BinaryPrimitives.ReadUInt32LittleEndian(frame[12..]) != Checksum(frame))
        {
            return 0;
        }

        records = frame[HeaderLength..];
        return frame.Length;
    }

    private static uint Checksum(ReadOnlySpan<byte> frame) =>
        Crc32C.Of(frame[..12]) ^ Crc32C.Of(frame[HeaderLength..]);
}
