using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// Where the events stand in a body: one object, several after each other, an array, or an object with an array named events or
/// batch. What is not JSON is set aside up to the next place where an event can begin, so that it takes no other with it.
/// </summary>
internal ref struct EventBody
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly bool _isLines;
    private readonly bool _isWrapped;
    private readonly ReadOnlySpan<byte> _context;
    private int _at;
    private long _mayLookAt;

    /// <param name="isLines">Each line is one event, as in newline-delimited JSON.</param>
    public EventBody(ReadOnlySpan<byte> body, bool isLines)
    {
        _body = body;
        _isLines = isLines;
        _mayLookAt = 16L * body.Length;
        _at = isLines ? 0 : Begin(body, out _isWrapped, out _context);
        if (_isWrapped && _context.IsEmpty)
        {
            _context = SharedContext.Behind(body[_at..]);
        }
    }

    /// <summary>The context beside the array, which every message of it has too; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Context => _context;

    /// <summary>Goes to where the next event begins.</summary>
    /// <param name="rest">From there on: to the end of the line, or of the body.</param>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<byte> rest)
    {
        while (_at < _body.Length && IsBetween(_body[_at]))
        {
            if (_isWrapped && _body[_at] == (byte)']' && IsTail(_body[_at..]))
            {
                _at = _body.Length;
                break;
            }

            _at++;
        }

        rest = _body[_at..];
        if (_isLines && rest.IndexOf((byte)'\n') is int end and >= 0)
        {
            rest = rest[..end];
        }

        return rest.Length > 0;
    }

    /// <summary>Goes behind an event.</summary>
    public void Pass(int length) => _at += length;

    /// <summary>Goes behind something that is no event: to the end of the line, or to the next place where a whole object begins after a comma.</summary>
    /// <returns>What was passed.</returns>
    public ReadOnlySpan<byte> PassBroken()
    {
        int start = _at;
        if (_isLines)
        {
            int end = _body[_at..].IndexOf((byte)'\n');
            _at = end < 0 ? _body.Length : _at + end;
        }
        else
        {
            int value = _body[start] == (byte)'{' ? 0 : LengthOfWhole(ValueAt(start));
            _at = value > 0 && EndsThere(start + value) ? start + value : NextWhole(start + 1);
        }

        return _body[start.._at].TrimEnd(" \t\r\n,"u8);
    }

    /// <summary>Gives up what is left.</summary>
    public ReadOnlySpan<byte> PassAll()
    {
        int start = _at;
        _at = _body.Length;
        return _body[start..];
    }

    /// <summary>Whether an array goes on or ends behind a value. A text read from the wrong quote to the next one is not followed so.</summary>
    private readonly bool EndsThere(int at)
    {
        ReadOnlySpan<byte> rest = _body[at..].TrimStart(" \t\r\n"u8);
        return rest.IsEmpty || rest[0] is (byte)',' or (byte)']';
    }

    /// <summary>A number or a word ends before the next sign; its reader wants nothing behind it.</summary>
    private readonly ReadOnlySpan<byte> ValueAt(int start)
    {
        ReadOnlySpan<byte> rest = _body[start..];
        int end = rest[0] is (byte)'[' or (byte)'"' ? -1 : rest.IndexOfAny(", ]}\n"u8);
        return end < 0 ? rest : rest[..end];
    }

    private int NextWhole(int from)
    {
        for (int at = from; _body[at..].IndexOf((byte)'{') is int found and >= 0; at += found + 1)
        {
            int open = at + found;
            ReadOnlySpan<byte> before = _body[..open].TrimEnd(" \t\r\n"u8);
            bool mayBegin = before.Length > 0 && (before[^1] == (byte)',' || (_body[open - 1] == (byte)'\n'));
            if (mayBegin && LengthOfWhole(_body[open..]) > 0)
            {
                return open;
            }
        }

        return _body.Length;
    }

    /// <summary>Looks at a bounded number of bytes in all, so that a body made for it cannot keep the reader busy.</summary>
    /// <returns>Bytes of the JSON value that stands there; 0 where none does.</returns>
    private int LengthOfWhole(ReadOnlySpan<byte> from)
    {
        if (_mayLookAt <= 0)
        {
            return 0;
        }

        Utf8JsonReader reader = new(from[..Math.Min(from.Length, EventTransform.MostBytes)]);
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
        finally
        {
            _mayLookAt -= reader.BytesConsumed + 64;
        }
    }

    /// <summary>Whether what follows the array's end closes the object around it in an orderly way.</summary>
    private static bool IsTail(ReadOnlySpan<byte> tail)
    {
        byte[] whole = [.. "{\"a\":["u8, .. tail];
        Utf8JsonReader reader = new(whole);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsBetween(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',' or (byte)']';

    /// <summary>The place behind the bracket that opens the array of events, or 0 where the body itself is an event.</summary>
    private static int Begin(ReadOnlySpan<byte> body, out bool isWrapped, out ReadOnlySpan<byte> context)
    {
        isWrapped = false;
        context = default;
        int start = body.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            return body.Length;
        }

        if (body[start] == (byte)'[')
        {
            return start + 1;
        }

        bool mayHold = body[start] == (byte)'{' && (body.IndexOf("\"events\""u8) >= 0 || body.IndexOf("\"batch\""u8) >= 0);
        int inside = mayHold ? InsideObject(body, start, ref context) : start;
        isWrapped = inside > start;
        return inside;
    }

    private static int InsideObject(ReadOnlySpan<byte> body, int start, ref ReadOnlySpan<byte> context)
    {
        try
        {
            Utf8JsonReader reader = new(body[start..]);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isArray = reader.ValueTextEquals("events"u8) || reader.ValueTextEquals("batch"u8);
                bool isContext = reader.ValueTextEquals("context"u8);
                if (reader.Read() && isArray && reader.TokenType == JsonTokenType.StartArray)
                {
                    return start + (int)reader.BytesConsumed;
                }

                int from = start + (int)reader.TokenStartIndex;
                bool isObject = reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
                context = isContext && isObject ? body[from..(start + (int)reader.BytesConsumed)] : context;
            }
        }
        catch (JsonException)
        {
            // Then the body is read as one event, which says what is wrong with it.
        }

        return start;
    }
}
