namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>The lines of a stream as bytes, numbered from 1. A line can be put back, so that a reader that went too far begins anew.</summary>
internal sealed class EventLines(Stream stream, int longest) : IDisposable
{
    private readonly Stack<EventLine> _putBack = new();
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _number;
    private bool _ended;

    /// <returns>Null at the end.</returns>
    public EventLine? Next()
    {
        if (_putBack.TryPop(out EventLine? again))
        {
            return again;
        }

        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(searched + at, 1);
            }

            searched = _end - _start;
            if (searched > longest)
            {
                return Skip();
            }

            if (!Fill())
            {
                return searched == 0 ? null : Take(searched, 0);
            }
        }
    }

    /// <summary>Puts lines back; they come again in the same order.</summary>
    public void PutBack(IReadOnlyList<EventLine> lines)
    {
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            _putBack.Push(lines[i]);
        }
    }

    public void Dispose() => stream.Dispose();

    private EventLine Take(int length, int ending)
    {
        byte[] line = _buffer.AsSpan(_start, length).TrimEnd((byte)'\r').ToArray();
        _start += length + ending;
        return new EventLine(++_number, line, IsTooLong: false);
    }

    /// <summary>Of a line that is too long only the beginning is kept.</summary>
    private EventLine Skip()
    {
        byte[] head = _buffer.AsSpan(_start, Math.Min(1_000, _end - _start)).ToArray();
        while (true)
        {
            int at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            _start = at >= 0 ? _start + at + 1 : _end;
            if (at >= 0 || !Fill())
            {
                return new EventLine(++_number, head, IsTooLong: true);
            }
        }
    }

    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_end, _start) = (_end - _start, 0);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return !_ended;
    }
}

/// <param name="Text">Without its ending.</param>
internal sealed record EventLine(long Number, byte[] Text, bool IsTooLong);
