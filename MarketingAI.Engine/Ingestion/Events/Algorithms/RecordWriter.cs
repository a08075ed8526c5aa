using System.Buffers.Binary;
using System.Security.Cryptography;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// Records of the intake log, end to end. Little endian: the log's head, kind, ticks of arrival; then texts as length and UTF-8. An
/// event has its numbers and the 128-bit key of its id before the texts.
/// </summary>
internal sealed class RecordWriter
{
    public const byte EventKind = 1;
    public const byte DeadLetterKind = 2;
    public const int TextsAt = SegmentRecord.HeaderLength + 1 + 8;
    public const int EventTextsAt = TextsAt + 1 + 8 + 8 + 4 + KeyLength;
    public const int KeyLength = 16;

    private byte[] _bytes = new byte[16 * 1024];
    private int _start;
    private int _length;

    public int Length => _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>How much memory it holds on to.</summary>
    public int Capacity => _bytes.Length;

    public void Clear() => _length = 0;

    public void Add(EventTransform read, ReadOnlySpan<byte> unit, ReadOnlySpan<byte> source, CompiledMapping mapping)
    {
        Begin(EventKind, read.ReceivedTicks, EventTextsAt);
        Span<byte> numbers = _bytes.AsSpan(_start + TextsAt);
        numbers[0] = read.Value is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64LittleEndian(numbers[1..], read.EventTicks);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[9..], read.Value ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[17..], mapping.Schema.Version);
        WriteKey(read.Text.Of(EventField.EventId), numbers[21..]);
        Text(unit);
        Text(source);
        Text(mapping.SchemaName);
        foreach (EventField field in LoggedEvent.Texts)
        {
            Text(read.Text.Of(field));
        }

        Text(read.Properties);
        End();
    }

    public void Add(EventFault fault, ReadOnlySpan<byte> raw, long arrivalTicks, ReadOnlySpan<byte> unit, ReadOnlySpan<byte> source, CompiledMapping mapping)
    {
        Begin(DeadLetterKind, arrivalTicks, TextsAt);
        Text(unit);
        Text(source);
        Text(mapping.SchemaName);
        Text(System.Text.Encoding.UTF8.GetBytes(fault.Reason.ToString()));
        Text(System.Text.Encoding.UTF8.GetBytes(fault.Field ?? string.Empty));
        Text(System.Text.Encoding.UTF8.GetBytes(fault.Message));
        Text(raw);
        End();
    }

    /// <summary>The first half of the id's SHA-256: two ids of one business unit that meet are as good as impossible.</summary>
    public static void WriteKey(ReadOnlySpan<byte> id, Span<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        hash[..KeyLength].CopyTo(key);
    }

    private void Begin(byte kind, long ticks, int fixedLength)
    {
        _start = _length;
        Room(fixedLength);
        _bytes.AsSpan(_start, fixedLength).Clear();
        _bytes[_start + SegmentRecord.HeaderLength] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_start + SegmentRecord.HeaderLength + 1), ticks);
        _length += fixedLength;
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        Room(4 + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), text.Length);
        text.CopyTo(_bytes.AsSpan(_length + 4));
        _length += 4 + text.Length;
    }

    private void End() => SegmentRecord.SetLength(_bytes.AsSpan(_start), _length - _start);

    private void Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }
}
