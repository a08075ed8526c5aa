using System.Buffers;
using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// The context that stands beside the messages of a Segment batch: every message has it too, and what a message says itself stands above it.
/// </summary>
internal static class SharedContext
{
    /// <summary>Most bytes of such a context, as it is put into every message.</summary>
    public const int MostBytes = 16 * 1024;

    private const int MostLooks = 16;
    private const int MostDepth = 16;

    private static ReadOnlySpan<byte> Name => "\"context\""u8;

    /// <summary>The context object behind the array, found from the body's end: what follows its name closes exactly one object.</summary>
    /// <returns>Its JSON; empty where there is none.</returns>
    public static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> before = body;
        for (int looks = 0; looks < MostLooks && before.LastIndexOf(Name) is int at and >= 0; looks++)
        {
            ReadOnlySpan<byte> found = Closing(body[at..]);
            if (found.Length > 0)
            {
                return found;
            }

            before = before[..at];
        }

        return default;
    }

    /// <summary>Writes a message with the context that it inherits.</summary>
    /// <param name="message">A whole JSON object.</param>
    /// <exception cref="JsonException">The message is no JSON object.</exception>
    public static void Write(ReadOnlySpan<byte> message, ReadOnlySpan<byte> shared, ArrayBufferWriter<byte> into)
    {
        byte[] wrapped = [.. "{\"context\":"u8, .. shared, (byte)'}'];
        Merge(message, wrapped, into, MostDepth);
    }

    private static void Merge(ReadOnlySpan<byte> own, ReadOnlySpan<byte> shared, ArrayBufferWriter<byte> into, int depth)
    {
        into.Write("{"u8);
        bool isFirst = true;
        Utf8JsonReader reader = new(own);
        reader.Read();
        while (Member(ref reader, own, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
        {
            ReadOnlySpan<byte> theirs = value[0] == (byte)'{' && depth > 0 ? Find(shared, name) : default;
            Begin(into, ref isFirst, name);
            if (theirs.Length > 0 && theirs[0] == (byte)'{')
            {
                Merge(value, theirs, into, depth - 1);
            }
            else
            {
                into.Write(value);
            }
        }

        Utf8JsonReader others = new(shared);
        others.Read();
        while (Member(ref others, shared, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
        {
            if (Find(own, name).IsEmpty)
            {
                Begin(into, ref isFirst, name);
                into.Write(value);
            }
        }

        into.Write("}"u8);
    }

    private static void Begin(ArrayBufferWriter<byte> into, ref bool isFirst, ReadOnlySpan<byte> name)
    {
        into.Write(isFirst ? "\""u8 : ",\""u8);
        into.Write(name);
        into.Write("\":"u8);
        isFirst = false;
    }

    /// <returns>The value of a member of an object; empty where it has none of that name.</returns>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> wanted)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (Member(ref reader, json, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
        {
            if (name.SequenceEqual(wanted))
            {
                return value;
            }
        }

        return default;
    }

    private static bool Member(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = default;
        value = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        name = reader.ValueSpan;
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        value = json[start..(int)reader.BytesConsumed];
        return true;
    }

    private static ReadOnlySpan<byte> Closing(ReadOnlySpan<byte> tail)
    {
        byte[] whole = [(byte)'{', .. tail];
        Utf8JsonReader reader = new(whole);
        try
        {
            reader.Read();
            reader.Read();
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return default;
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            int end = (int)reader.BytesConsumed;
            while (reader.Read())
            {
            }

            return whole.AsSpan(start..end);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
