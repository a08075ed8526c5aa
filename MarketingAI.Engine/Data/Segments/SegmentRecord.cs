using System.Buffers.Binary;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>What every record of a segment log begins with: the length of the rest (little endian), then an id (big endian) that the log fills in.</summary>
internal static class SegmentRecord
{
    public const int HeaderLength = 20;

    private const int IdOffset = 4;

    /// <summary>Length of the record that stands at the start of the bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) => 4 + BinaryPrimitives.ReadInt32LittleEndian(record);

    /// <param name="length">Of the whole record.</param>
    public static void SetLength(Span<byte> record, int length) => BinaryPrimitives.WriteInt32LittleEndian(record, length - 4);

    public static void SetId(Span<byte> record, Guid id) => id.TryWriteBytes(record[IdOffset..], bigEndian: true, out _);

    public static Guid IdOf(ReadOnlySpan<byte> record) => new(record.Slice(IdOffset, 16), bigEndian: true);
}
