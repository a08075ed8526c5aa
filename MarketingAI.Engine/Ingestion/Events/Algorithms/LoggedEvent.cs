using System.Buffers.Binary;
using System.Text;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>An accepted event as the intake log holds it.</summary>
internal sealed class LoggedEvent
{
    /// <summary>The fields kept as text, in the order of the record.</summary>
    public static readonly EventField[] Texts =
    [
        EventField.EventId, EventField.Type, EventField.AnonymousId, EventField.UserId, EventField.Email, EventField.Phone, EventField.DeviceType,
        EventField.Channel, EventField.Campaign, EventField.Creative, EventField.Page, EventField.OrderId, EventField.Currency,
    ];

    private static readonly int[] PlaceOf = Places();

    private readonly string?[] _texts = new string?[Texts.Length];

    public required string Source { get; init; }

    public required string SchemaName { get; init; }

    public required int SchemaVersion { get; init; }

    public required long ReceivedTicks { get; init; }

    public required long EventTicks { get; init; }

    public required double? Value { get; init; }

    /// <summary>Both halves of the id's key.</summary>
    public required UInt128 Key { get; init; }

    public string? Properties { get; private set; }

    public string? Text(EventField field) => _texts[PlaceOf[(int)field]];

    public static bool IsEvent(ReadOnlySpan<byte> record) => record[SegmentRecord.HeaderLength] == RecordWriter.EventKind;

    public static ReadOnlySpan<byte> UnitOf(ReadOnlySpan<byte> record)
    {
        int at = IsEvent(record) ? RecordWriter.EventTextsAt : RecordWriter.TextsAt;
        return Take(record, ref at);
    }

    public static ReadOnlySpan<byte> SourceOf(ReadOnlySpan<byte> record)
    {
        int at = IsEvent(record) ? RecordWriter.EventTextsAt : RecordWriter.TextsAt;
        Take(record, ref at);
        return Take(record, ref at);
    }

    public static LoggedEvent Read(ReadOnlySpan<byte> record)
    {
        int at = RecordWriter.EventTextsAt;
        ReadOnlySpan<byte> numbers = record[RecordWriter.TextsAt..];
        Take(record, ref at);
        LoggedEvent read = new()
        {
            ReceivedTicks = BinaryPrimitives.ReadInt64LittleEndian(record[(SegmentRecord.HeaderLength + 1)..]),
            EventTicks = BinaryPrimitives.ReadInt64LittleEndian(numbers[1..]),
            Value = numbers[0] == 0 ? null : BinaryPrimitives.ReadDoubleLittleEndian(numbers[9..]),
            SchemaVersion = BinaryPrimitives.ReadInt32LittleEndian(numbers[17..]),
            Key = BinaryPrimitives.ReadUInt128BigEndian(numbers[21..]),
            Source = Encoding.UTF8.GetString(Take(record, ref at)),
            SchemaName = Encoding.UTF8.GetString(Take(record, ref at)),
        };
        for (int i = 0; i < Texts.Length; i++)
        {
            read._texts[i] = TextOrNull(Take(record, ref at));
        }

        read.Properties = TextOrNull(Take(record, ref at));
        return read;
    }

    internal static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> record, scoped ref int at)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(record[at..]);
        at += 4 + length;
        return record.Slice(at - length, length);
    }

    private static string? TextOrNull(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);

    private static int[] Places()
    {
        int[] places = new int[EventFields.All.Count];
        for (int i = 0; i < Texts.Length; i++)
        {
            places[(int)Texts[i]] = i;
        }

        return places;
    }
}

/// <summary>A refused event as the intake log holds it.</summary>
internal sealed record LoggedDeadLetter(long ReceivedTicks, string Source, string SchemaName, DeadLetterReason Reason, string? Field, string Message, string Raw)
{
    public static LoggedDeadLetter Read(ReadOnlySpan<byte> record)
    {
        int at = RecordWriter.TextsAt;
        LoggedEvent.Take(record, ref at);
        string[] texts = new string[6];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(LoggedEvent.Take(record, ref at));
        }

        return new LoggedDeadLetter(
            BinaryPrimitives.ReadInt64LittleEndian(record[(SegmentRecord.HeaderLength + 1)..]),
            texts[0], texts[1], Enum.Parse<DeadLetterReason>(texts[2]), texts[3].Length == 0 ? null : texts[3], texts[4], texts[5]);
    }
}
