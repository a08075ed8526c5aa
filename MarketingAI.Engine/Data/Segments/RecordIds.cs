using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>
/// Ids of UUID version 7 form that ascend strictly: 48 bits of milliseconds, 34 bits drawn once per process, a 40 bit counter.
/// Not for use by two threads at once; the log calls it under its lock, so that the order of ids is the order of the log.
/// </summary>
internal sealed class RecordIds
{
    private const int CounterBits = 40;

    private readonly ulong _high;
    private readonly ulong _low;
    private long _lastMilliseconds;
    private ulong _count;

    /// <param name="after">The last id of an earlier run, or empty.</param>
    public RecordIds(Guid after, ulong salt)
    {
        _high = salt & 0xFFF;
        _low = (salt >> 12) & 0x3F_FFFF;
        _lastMilliseconds = after == Guid.Empty ? 0 : MillisecondsOf(after) + 1;
    }

    public static ulong NewSalt() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    public Guid Next(long unixMilliseconds)
    {
        _lastMilliseconds = Math.Max(_lastMilliseconds, unixMilliseconds);
        _count++;
        ulong low = (_low << CounterBits) | (_count & ((1UL << CounterBits) - 1));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)_lastMilliseconds << 16) | 0x7000 | _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | low);
        return new Guid(bytes, bigEndian: true);
    }

    public static long MillisecondsOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
    }
}
