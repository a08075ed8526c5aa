using System.Buffers.Binary;
using System.Text;

namespace MarketingAI.Engine.Decisioning.Log.Segments;

/// <summary>
/// The bytes of one decision. Little endian: length of the rest, id (big endian, filled in by the log), UTC ticks, model version
/// id, key id, model version, score, probability, latency, source, four lengths, then unit, alias, model name and features in UTF-8.
/// </summary>
internal static class DecisionRecord
{
    public const int IdOffset = 4;

    private const int FixedLength = 95;

    /// <summary>What all decisions of one live model share, encoded once.</summary>
    public static byte[] NamesOf(string unit, string alias, string modelName) =>
        [.. Encoding.UTF8.GetBytes(unit), .. Encoding.UTF8.GetBytes(alias), .. Encoding.UTF8.GetBytes(modelName)];

    /// <summary>Bytes that <see cref="Write"/> may need at most.</summary>
    public static int MostBytes(int names, int features) => FixedLength + names + features;

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> target, in DecisionHead head, in DecisionFacts facts, ReadOnlySpan<byte> features)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target[20..], facts.UtcTicks);
        head.ModelVersionId.TryWriteBytes(target[28..]);
        facts.KeyId.TryWriteBytes(target[44..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[60..], head.ModelVersion);
        BinaryPrimitives.WriteDoubleLittleEndian(target[64..], facts.Score);
        BinaryPrimitives.WriteDoubleLittleEndian(target[72..], facts.Probability);
        BinaryPrimitives.WriteInt32LittleEndian(target[80..], facts.LatencyMicroseconds);
        target[84] = (byte)facts.Source;
        BinaryPrimitives.WriteUInt16LittleEndian(target[85..], (ushort)head.UnitBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(target[87..], (ushort)head.AliasBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(target[89..], (ushort)(head.Names.Length - head.UnitBytes - head.AliasBytes));
        head.Names.CopyTo(target[FixedLength..]);
        int sent = CompactJson.Copy(features, target[(FixedLength + head.Names.Length)..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[91..], sent);
        int length = FixedLength + head.Names.Length + sent;
        BinaryPrimitives.WriteInt32LittleEndian(target, length - 4);
        return length;
    }

    /// <summary>Length of the record that stands at the start of the bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) => 4 + BinaryPrimitives.ReadInt32LittleEndian(record);

    public static void SetId(Span<byte> record, Guid id) => id.TryWriteBytes(record[IdOffset..], bigEndian: true, out _);

    public static Guid IdOf(ReadOnlySpan<byte> record) => new(record.Slice(IdOffset, 16), bigEndian: true);

    public static bool IsOfUnit(ReadOnlySpan<byte> record, ReadOnlySpan<byte> unit) =>
        record.Slice(FixedLength, BinaryPrimitives.ReadUInt16LittleEndian(record[85..])).SequenceEqual(unit);

    public static string UnitOf(ReadOnlySpan<byte> record) =>
        Encoding.UTF8.GetString(record.Slice(FixedLength, BinaryPrimitives.ReadUInt16LittleEndian(record[85..])));

    public static Decision Read(ReadOnlySpan<byte> record)
    {
        int unit = BinaryPrimitives.ReadUInt16LittleEndian(record[85..]);
        int alias = BinaryPrimitives.ReadUInt16LittleEndian(record[87..]);
        int name = BinaryPrimitives.ReadUInt16LittleEndian(record[89..]);
        ReadOnlySpan<byte> text = record[FixedLength..];
        return new Decision(
            IdOf(record),
            new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(record[20..]), TimeSpan.Zero),
            Encoding.UTF8.GetString(text[..unit]),
            Encoding.UTF8.GetString(text.Slice(unit, alias)),
            new Guid(record.Slice(28, 16)),
            Encoding.UTF8.GetString(text.Slice(unit + alias, name)),
            BinaryPrimitives.ReadInt32LittleEndian(record[60..]),
            new Guid(record.Slice(44, 16)),
            (DecisionSource)record[84],
            Encoding.UTF8.GetString(text.Slice(unit + alias + name, BinaryPrimitives.ReadInt32LittleEndian(record[91..]))),
            BinaryPrimitives.ReadDoubleLittleEndian(record[64..]),
            BinaryPrimitives.ReadDoubleLittleEndian(record[72..]),
            BinaryPrimitives.ReadInt32LittleEndian(record[80..]));
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
    long UtcTicks, Guid KeyId, DecisionSource Source, double Score, double Probability, int LatencyMicroseconds);
