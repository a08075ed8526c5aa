using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// The one inner path of all sources: an event's JSON becomes our fields by the source's mapping, is checked against its schema,
/// brought to one form, and stripped of plain e-mail addresses and telephone numbers. Its memory is used again for the next event.
/// </summary>
internal sealed class EventTransform
{
    /// <summary>Largest event in bytes.</summary>
    public const int MostBytes = 128 * 1024;

    private const double MostValue = 1e12;

    private static readonly long FirstMoment = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly EventField[] Texts =
    [
        EventField.EventId, EventField.AnonymousId, EventField.UserId, EventField.Email, EventField.Phone, EventField.DeviceType, EventField.Channel,
        EventField.Campaign, EventField.Creative, EventField.Page, EventField.OrderId, EventField.Currency,
    ];

    private readonly EventReading _reading = new();
    private readonly byte[] _hex = new byte[PersonHash.HexLength];
    private byte[] _compact = [];
    private byte[] _rest = [];
    private int _restLength;

    public FieldText Text { get; } = new();

    public long EventTicks { get; private set; }

    public long ReceivedTicks { get; private set; }

    public double? Value { get; private set; }

    /// <summary>What no field took, as a JSON object; empty where there is nothing.</summary>
    public ReadOnlySpan<byte> Properties => _rest.AsSpan(0, _restLength);

    /// <param name="json">Begins with the event; what follows it is not looked at.</param>
    /// <param name="arrivalTicks">UTC ticks, cut to microseconds.</param>
    /// <param name="impliedType">What it is where it does not say so itself.</param>
    /// <param name="length">Bytes of the event.</param>
    /// <returns>Null, or why the event cannot be taken.</returns>
    /// <exception cref="JsonException">The bytes are no JSON object.</exception>
    public EventFault? Read(ReadOnlySpan<byte> json, CompiledMapping mapping, string source, long arrivalTicks, string? impliedType, out int length)
    {
        Text.Clear();
        Value = null;
        length = _reading.Read(json, mapping.Root, mapping.Slots);
        if (length > MostBytes)
        {
            return new EventFault(DeadLetterReason.TooLong, null, $"An event has at most {MostBytes} bytes. This one has {length}.");
        }

        ReadOnlySpan<byte> whole = json[..length];
        return ReadTexts(whole, mapping)
            ?? ReadType(whole, mapping, impliedType)
            ?? ReadTimes(whole, mapping, arrivalTicks)
            ?? ReadValue(whole, mapping)
            ?? ReadPerson()
            ?? CheckSchema(mapping.Schema, mapping.Required)
            ?? KeepRest()
            ?? MakeId(whole, source);
    }

    private EventFault? ReadTexts(ReadOnlySpan<byte> json, CompiledMapping mapping)
    {
        foreach (EventField field in Texts)
        {
            if (ReadText(json, mapping, field) is { } fault)
            {
                return fault;
            }

            if (field is not (EventField.Email or EventField.Phone))
            {
                Text.MaskAddresses(field);
            }
        }

        if (!Text.Has(EventField.Currency))
        {
            return null;
        }

        Text.Lower(EventField.Currency);
        ReadOnlySpan<byte> currency = Text.Of(EventField.Currency);
        if (currency.Length != 3 || currency.IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0)
        {
            return new EventFault(DeadLetterReason.IllTyped, "currency", $"A currency has three letters. Found {TimeText.Quote(currency)}.");
        }

        Text.Replace(EventField.Currency, Encoding.ASCII.GetString(currency).ToUpperInvariant());
        return null;
    }

    private EventFault? ReadText(ReadOnlySpan<byte> json, CompiledMapping mapping, EventField field)
    {
        if (mapping.Field(field) is not { } from)
        {
            return null;
        }

        foreach (CompiledPath path in from.Paths)
        {
            JsonSlot slot = _reading.Slot(path.Slot);
            if (slot.IsGiven && !Text.Has(field))
            {
                Text.Set(field, json, slot);
            }
        }

        if (!Text.Has(field) && from.Constant is { } constant)
        {
            Text.Set(field, constant);
        }

        if (from.Words is { } words && Text.Has(field) && words.TryGetValue(Encoding.UTF8.GetString(Text.Of(field)), out string? ours))
        {
            Text.Replace(field, ours);
        }

        return CheckText(field);
    }

    private EventFault? CheckText(EventField field)
    {
        ReadOnlySpan<byte> text = Text.Of(field);
        if (text.Length > EventFields.MostBytes(field))
        {
            return new EventFault(
                DeadLetterReason.TooLong, EventFields.NameOf(field),
                $"The field {EventFields.NameOf(field)} has at most {EventFields.MostBytes(field)} bytes. Found {text.Length}.");
        }

        return text.ContainsAnyInRange((byte)0, (byte)0x1F)
            ? new EventFault(DeadLetterReason.IllTyped, EventFields.NameOf(field), $"The field {EventFields.NameOf(field)} holds a control character.")
            : null;
    }

    private EventFault? ReadType(ReadOnlySpan<byte> json, CompiledMapping mapping, string? impliedType)
    {
        if (ReadText(json, mapping, EventField.Type) is { } fault)
        {
            return fault;
        }

        if (!Text.Has(EventField.Type) && impliedType is not null)
        {
            Text.Replace(EventField.Type, impliedType);
        }

        Text.Lower(EventField.Type);
        JsonSlot name = _reading.Slot(mapping.EventNameSlot);
        bool isTrack = Text.Of(EventField.Type).SequenceEqual("track"u8);
        if (!isTrack && Text.Has(EventField.Type))
        {
            KeepName(json, mapping, name);
            Text.MaskAddresses(EventField.Type);
            return null;
        }

        if (!name.IsGiven)
        {
            return new EventFault(
                DeadLetterReason.MissingField, isTrack ? CompiledMapping.EventName : "type",
                isTrack ? "A track call names what happened in 'event'." : "The field type has no value.");
        }

        Text.Set(EventField.Type, json, name);
        Text.Lower(EventField.Type);
        if (Text.Of(EventField.Type).SequenceEqual("order completed"u8))
        {
            Text.Set(EventField.Type, "purchase"u8);
        }

        Text.MaskAddresses(EventField.Type);
        return CheckText(EventField.Type);
    }

    /// <summary>What stands under 'event' is a property like any other where it is not the name of a track call.</summary>
    private void KeepName(ReadOnlySpan<byte> json, CompiledMapping mapping, JsonSlot name)
    {
        bool isMapped = mapping.Field(EventField.Type)?.Paths.Any(path => path.Slot == mapping.EventNameSlot) == true;
        if (name.IsGiven && !isMapped)
        {
            _reading.KeepSlot(json, "event"u8, name);
        }
    }

    private EventFault? ReadTimes(ReadOnlySpan<byte> json, CompiledMapping mapping, long arrivalTicks)
    {
        if (ReadTime(json, mapping, EventField.ReceivedAt, out long? received) is { } badReceived)
        {
            return badReceived;
        }

        if (ReadTime(json, mapping, EventField.EventTime, out long? happened) is { } badTime)
        {
            return badTime;
        }

        ReceivedTicks = Math.Min(received ?? arrivalTicks, arrivalTicks);
        EventTicks = happened ?? ReceivedTicks;
        if (happened is not null)
        {
            Text.Set(EventField.EventTime, "given"u8);
        }

        return EventTicks >= FirstMoment && EventTicks <= ReceivedTicks + TimeSpan.TicksPerDay
            ? null
            : new EventFault(
                DeadLetterReason.OutOfRange, "event_time",
                $"The time of an event lies between 2000 and one day after its arrival ({TimeText.Show(ReceivedTicks)}). Found {TimeText.Show(EventTicks)}.");
    }

    private EventFault? ReadTime(ReadOnlySpan<byte> json, CompiledMapping mapping, EventField field, out long? ticks)
    {
        ticks = null;
        foreach (CompiledPath path in mapping.Field(field)?.Paths ?? [])
        {
            JsonSlot slot = _reading.Slot(path.Slot);
            if (!slot.IsGiven || slot.Length == 0)
            {
                continue;
            }

            ReadOnlySpan<byte> text = json.Slice(slot.Start, slot.Length);
            bool isText = slot.Kind == JsonTokenType.String;
            if ((path.Time == TimeForm.Iso && !isText) || !TimeText.TryRead(text, path.Time, out long read))
            {
                return new EventFault(
                    DeadLetterReason.IllTyped, EventFields.NameOf(field),
                    $"The field {EventFields.NameOf(field)} holds a time ({Words(path.Time)}). Found {TimeText.Quote(text)}.");
            }

            ticks = read;
            return null;
        }

        return null;
    }

    private static string Words(TimeForm form) => form switch
    {
        TimeForm.EpochSeconds => "seconds since 1970",
        TimeForm.EpochMilliseconds => "milliseconds since 1970",
        _ => "ISO 8601 text",
    };

    private EventFault? ReadValue(ReadOnlySpan<byte> json, CompiledMapping mapping)
    {
        foreach (CompiledPath path in mapping.Field(EventField.Value)?.Paths ?? [])
        {
            JsonSlot slot = _reading.Slot(path.Slot);
            if (!slot.IsGiven || slot.Length == 0)
            {
                continue;
            }

            ReadOnlySpan<byte> text = json.Slice(slot.Start, slot.Length);
            if (!Utf8Parser.TryParse(text, out double number, out int used) || used != text.Length || !double.IsFinite(number))
            {
                return new EventFault(DeadLetterReason.IllTyped, "value", $"The field value holds a number. Found {TimeText.Quote(text)}.");
            }

            Value = number / path.DivideBy;
            return Math.Abs(Value.Value) <= MostValue
                ? null
                : new EventFault(DeadLetterReason.OutOfRange, "value", $"A value lies between -1e12 and 1e12. Found {TimeText.Quote(text)}.");
        }

        return null;
    }

    private EventFault? ReadPerson()
    {
        if (Text.Has(EventField.Email))
        {
            if (!PersonHash.TryEmail(Text.Of(EventField.Email), _hex))
            {
                return new EventFault(DeadLetterReason.IllTyped, "email", "The field email holds an e-mail address or its SHA-256 in 64 hex digits.");
            }

            Text.Set(EventField.Email, _hex);
        }

        if (!Text.Has(EventField.Phone))
        {
            return null;
        }

        if (!PersonHash.TryPhone(Text.Of(EventField.Phone), _hex))
        {
            return new EventFault(DeadLetterReason.IllTyped, "phone", "The field phone holds a telephone number or its SHA-256 in 64 hex digits.");
        }

        Text.Set(EventField.Phone, _hex);
        return null;
    }

    private EventFault? CheckSchema(EventSchema schema, EventField[] required)
    {
        foreach (EventField field in required)
        {
            if (!Text.Has(field) && !(field == EventField.Value && Value is not null))
            {
                return new EventFault(DeadLetterReason.MissingField, EventFields.NameOf(field), $"The field {EventFields.NameOf(field)} has no value.");
            }
        }

        return schema.OneOf.Count == 0 || schema.OneOf.Any(Text.Has)
            ? null
            : new EventFault(
                DeadLetterReason.NoPerson, null,
                $"One of {string.Join(", ", schema.OneOf.Select(EventFields.NameOf))} must have a value.");
    }

    private EventFault? KeepRest()
    {
        ReadOnlySpan<byte> rest = _reading.Rest;
        if (_rest.Length < rest.Length * RawMask.Growth)
        {
            _rest = new byte[rest.Length * RawMask.Growth];
        }

        _restLength = RawMask.Emails(rest, _rest);
        return null;
    }

    private EventFault? MakeId(ReadOnlySpan<byte> json, string source)
    {
        if (Text.Has(EventField.EventId))
        {
            return null;
        }

        int name = Encoding.UTF8.GetByteCount(source);
        if (_compact.Length < json.Length + name)
        {
            _compact = new byte[(json.Length + name) * 2];
        }

        Encoding.UTF8.GetBytes(source, _compact);
        int length = name + CompactJson.Copy(json, _compact.AsSpan(name));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_compact.AsSpan(0, length), hash);
        Text.Replace(EventField.EventId, $"content-{Convert.ToHexStringLower(hash[..16])}");
        return null;
    }
}
