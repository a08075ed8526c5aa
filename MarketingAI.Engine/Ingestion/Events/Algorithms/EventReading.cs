using System.Text.Json;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Reads one event's JSON once: values on mapped paths into slots, everything else into one JSON object.</summary>
internal sealed class EventReading
{
    private JsonSlot[] _slots = new JsonSlot[64];
    private byte[] _rest = new byte[1024];
    private byte[] _prefix = new byte[64];
    private int _restLength;

    /// <summary>What no path reads, as one JSON object; empty where there is nothing.</summary>
    public ReadOnlySpan<byte> Rest => _rest.AsSpan(0, _restLength);

    public JsonSlot Slot(int index) => _slots[index];

    /// <summary>Reads the object that stands at the start of the bytes.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="JsonException">The bytes are no JSON object.</exception>
    public int Read(ReadOnlySpan<byte> json, PathNode root, int slots)
    {
        if (_slots.Length < slots)
        {
            _slots = new JsonSlot[slots];
        }

        _slots.AsSpan(0, slots).Clear();
        _restLength = 0;
        Utf8JsonReader reader = new(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event is a JSON object.");
        }

        ReadObject(ref reader, json, root, prefix: 0);
        if (_restLength > 0)
        {
            KeepByte((byte)'}');
        }

        return (int)reader.BytesConsumed;
    }

    /// <summary>Keeps a value with what no path reads.</summary>
    public void KeepSlot(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, JsonSlot slot)
    {
        bool isText = slot.Kind == JsonTokenType.String;
        _restLength -= _restLength > 0 ? 1 : 0;
        KeepByte(_restLength == 0 ? (byte)'{' : (byte)',');
        KeepByte((byte)'"');
        Keep(name);
        Keep("\":"u8);
        Keep(json.Slice(slot.Start - (isText ? 1 : 0), slot.Length + (isText ? 2 : 0)));
        KeepByte((byte)'}');
    }

    private void ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, PathNode node, int prefix)
    {
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            PathNode? child = node.Find(ref reader);
            ReadOnlySpan<byte> name = reader.ValueSpan;
            JsonTokenType kind = Next(ref reader);
            if (child is null || (child is { Slot: < 0, HasChildren: false, IsSpilled: false, IsDropped: false }))
            {
                KeepRest(ref reader, json, name, prefix);
            }
            else if (child.Slot >= 0 && kind is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                _slots[child.Slot] = SlotOf(ref reader);
            }
            else if (child.IsDropped)
            {
                reader.Skip();
            }
            else if (kind == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, json, child, child.IsSpilled ? 0 : Prefix(name, prefix));
            }
            else
            {
                KeepRest(ref reader, json, name, prefix);
            }
        }
    }

    private static JsonSlot SlotOf(ref Utf8JsonReader reader)
    {
        bool isText = reader.TokenType == JsonTokenType.String;
        return new JsonSlot((int)reader.TokenStartIndex + (isText ? 1 : 0), reader.ValueSpan.Length, reader.TokenType, isText && reader.ValueIsEscaped);
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("The event ends too early.");

    private int Prefix(ReadOnlySpan<byte> name, int prefix)
    {
        int length = prefix + name.Length + 1;
        if (_prefix.Length < length)
        {
            Array.Resize(ref _prefix, length * 2);
        }

        name.CopyTo(_prefix.AsSpan(prefix));
        _prefix[length - 1] = (byte)'.';
        return length;
    }

    private void KeepRest(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, int prefix)
    {
        int start = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        reader.Skip();
        ReadOnlySpan<byte> value = json[start..(int)reader.BytesConsumed];
        KeepByte(_restLength == 0 ? (byte)'{' : (byte)',');
        KeepByte((byte)'"');
        Keep(_prefix.AsSpan(0, prefix));
        Keep(name);
        Keep("\":"u8);
        Room(value.Length);
        _restLength += CompactJson.Copy(value, _rest.AsSpan(_restLength));
    }

    private void KeepByte(byte value)
    {
        Room(1);
        _rest[_restLength++] = value;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_rest.AsSpan(_restLength));
        _restLength += bytes.Length;
    }

    private void Room(int bytes)
    {
        if (_restLength + bytes > _rest.Length)
        {
            Array.Resize(ref _rest, Math.Max(_rest.Length * 2, _restLength + bytes));
        }
    }
}
