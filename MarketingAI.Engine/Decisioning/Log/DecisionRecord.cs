using System.Buffers.Binary;
using System.Text;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>
/// The bytes of one decision. Little endian: length of the rest, id (big endian, filled in by the log), UTC ticks, model version
/// id, model version, score, probability, latency, source, five lengths, then unit, alias, model name, key id and features in UTF-8. Where values
/// were looked up, the source's highest bit is set and the length and text of what was looked up follow; records without it are as they always were.
/// </summary>
internal static class DecisionRecord
{
    private const int FixedLength = 81;
    private const byte HasServed = 0x80;

    /// <summary>What all decisions of one live model share, encoded once.</summary>
    public static byte[] NamesOf(string unit, string alias, string modelName) =>
        [.. Encoding.UTF8.GetBytes(unit), .. Encoding.UTF8.GetBytes(alias), .. Encoding.UTF8.GetBytes(modelName)];

    /// <summary>Bytes that <see cref="Write"/> may need at most.</summary>
    public static int MostBytes(in DecisionHead head, string keyId, int features) =>
        FixedLength + head.Names.Length + Encoding.UTF8.GetMaxByteCount(keyId.Length) + features + sizeof(int);

    /// <param name="features">The row as it was sent.</param>
    /// <param name="values">Members with looked-up values, each with a comma before it; they are put behind the row's own.</param>
    /// <param name="served">What was looked up, as JSON; empty for nothing.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(
        Span<byte> target, in DecisionHead head, in DecisionFacts facts, ReadOnlySpan<byte> features, ReadOnlySpan<byte> values = default, ReadOnlySpan<byte> served = default)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target[20..], facts.UtcTicks);
        head.ModelVersionId.TryWriteBytes(target[28..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[44..], head.ModelVersion);
        BinaryPrimitives.WriteDoubleLittleEndian(target[48..], facts.Score);
        BinaryPrimitives.WriteDoubleLittleEndian(target[56..], facts.Probability);
        BinaryPrimitives.WriteInt32LittleEndian(target[64..], facts.LatencyMicroseconds);
        target[68] = (byte)((byte)facts.Source | (served.IsEmpty ? 0 : HasServed));
        BinaryPrimitives.WriteUInt16LittleEndian(target[69..], (ushort)head.UnitBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(target[71..], (ushort)head.AliasBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(target[73..], (ushort)(head.Names.Length - head.UnitBytes - head.AliasBytes));
        int length = FixedLength;
        head.Names.CopyTo(target[length..]);
        length += head.Names.Length;
        int key = Encoding.UTF8.GetBytes(facts.KeyId, target[length..]);
        BinaryPrimitives.WriteUInt16LittleEndian(target[75..], (ushort)key);
        length += key;
        int sent = Row(features, values, target[length..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[77..], sent);
        length += sent;
        if (!served.IsEmpty)
        {
            BinaryPrimitives.WriteInt32LittleEndian(target[length..], served.Length);
            served.CopyTo(target[(length + sizeof(int))..]);
            length += sizeof(int) + served.Length;
        }

        SegmentRecord.SetLength(target, length);
        return length;
    }

    private static int Row(ReadOnlySpan<byte> features, ReadOnlySpan<byte> values, Span<byte> target)
    {
        int sent = CompactJson.Copy(features, target);
        if (values.IsEmpty)
        {
            return sent;
        }

        values.CopyTo(target[(sent - 1)..]);
        target[sent - 1 + values.Length] = (byte)'}';
        return sent + values.Length;
    }

    public static bool IsOfUnit(ReadOnlySpan<byte> record, ReadOnlySpan<byte> unit) =>
        record.Slice(FixedLength, BinaryPrimitives.ReadUInt16LittleEndian(record[69..])).SequenceEqual(unit);

    public static string UnitOf(ReadOnlySpan<byte> record) =>
        Encoding.UTF8.GetString(record.Slice(FixedLength, BinaryPrimitives.ReadUInt16LittleEndian(record[69..])));

    public static Decision Read(ReadOnlySpan<byte> record)
    {
        int at = FixedLength;
        string unit = Text(record, ref at, BinaryPrimitives.ReadUInt16LittleEndian(record[69..]));
        string alias = Text(record, ref at, BinaryPrimitives.ReadUInt16LittleEndian(record[71..]));
        string name = Text(record, ref at, BinaryPrimitives.ReadUInt16LittleEndian(record[73..]));
        string key = Text(record, ref at, BinaryPrimitives.ReadUInt16LittleEndian(record[75..]));
        string features = Text(record, ref at, BinaryPrimitives.ReadInt32LittleEndian(record[77..]));
        return new Decision(
            SegmentRecord.IdOf(record),
            new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(record[20..]), TimeSpan.Zero),
            unit,
            alias,
            new Guid(record.Slice(28, 16)),
            name,
            BinaryPrimitives.ReadInt32LittleEndian(record[44..]),
            key,
            (DecisionSource)(record[68] & ~HasServed),
            features,
            BinaryPrimitives.ReadDoubleLittleEndian(record[48..]),
            BinaryPrimitives.ReadDoubleLittleEndian(record[56..]),
            BinaryPrimitives.ReadInt32LittleEndian(record[64..]))
        {
            Served = (record[68] & HasServed) == 0 ? null : Text(record, ref at, BinaryPrimitives.ReadInt32LittleEndian(record[at..]), sizeof(int)),
        };
    }

    private static string Text(ReadOnlySpan<byte> record, ref int at, int length, int behind = 0)
    {
        at += length + behind;
        return Encoding.UTF8.GetString(record[(at - length)..at]);
    }
}

/// <summary>What all decisions of one live model share.</summary>
internal readonly record struct DecisionHead(Guid ModelVersionId, int ModelVersion, byte[] Names, int UnitBytes, int AliasBytes)
{
    public static DecisionHead Of(string unit, string alias, Guid modelVersionId, string modelName, int modelVersion) => new(
        modelVersionId,
        modelVersion,
        DecisionRecord.NamesOf(unit, alias, modelName),
        Encoding.UTF8.GetByteCount(unit),
        Encoding.UTF8.GetByteCount(alias));
}

/// <summary>What is of one decision alone.</summary>
internal readonly record struct DecisionFacts(
    long UtcTicks, string KeyId, DecisionSource Source, double Score, double Probability, int LatencyMicroseconds);
