using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Audit.Algorithms;

/// <summary>
/// Signs rows so that each one vouches for all before it. A row is written out in one way only: a version byte, then every field in
/// order, numbers as 8 bytes big-endian, text as its UTF-8 length and bytes, a missing text as length -1.
/// </summary>
/// <remarks>Schneier, B. and Kelsey, J. (1999), Secure audit logs to support computer forensics, ACM TISSEC 2(2), 159-176.</remarks>
internal sealed class LedgerChain(byte[] key)
{
    public const int SignatureBytes = 32;

    private const byte FormVersion = 1;

    private byte[] _buffer = new byte[4096];

    /// <summary>What the first row takes as the signature before it.</summary>
    public static byte[] Genesis { get; } = new byte[SignatureBytes];

    public byte[] Sign(LedgerLine line)
    {
        int length = Write(line);
        return HMACSHA256.HashData(key, _buffer.AsSpan(0, length));
    }

    /// <summary>Tells one key from another without giving it away.</summary>
    public string KeyMark() => Convert.ToHexStringLower(HMACSHA256.HashData(key, "ledger key mark"u8).AsSpan(0, 8));

    private int Write(LedgerLine line)
    {
        LedgerEntry entry = line.Entry;
        string?[] texts = [line.Unit, line.Actor, entry.Act, entry.SubjectKind, entry.SubjectId, entry.Reason, entry.DetailJson];
        int most = 1 + 8 + SignatureBytes + 8 + texts.Sum(text => 8 + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length)));
        if (_buffer.Length < most)
        {
            _buffer = new byte[most];
        }

        Span<byte> rest = _buffer;
        rest[0] = FormVersion;
        rest = WriteNumber(rest[1..], line.Position);
        line.Previous.CopyTo(rest);
        rest = WriteNumber(rest[SignatureBytes..], line.AtTicks);
        foreach (string? text in texts)
        {
            rest = WriteText(rest, text);
        }

        return _buffer.Length - rest.Length;
    }

    private static Span<byte> WriteNumber(Span<byte> target, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(target, value);
        return target[8..];
    }

    private static Span<byte> WriteText(Span<byte> target, string? text)
    {
        if (text is null)
        {
            return WriteNumber(target, -1);
        }

        int bytes = Encoding.UTF8.GetBytes(text, target[8..]);
        WriteNumber(target, bytes);
        return target[(8 + bytes)..];
    }
}
