using System.Buffers;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Splits UTF-8 text into records and fields, in place and without allocating for each; knows the line every record starts on.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const byte Quote = (byte)'"';
    private const int SmallestBuffer = 256 * 1024;

    private readonly Stream _stream;
    private readonly byte _separator;
    private readonly SearchValues<byte> _stops;
    private readonly int _longestRow;
    private readonly List<Slice> _fields = [];
    private readonly ArrayBufferWriter<byte> _unescaped = new(256);
    private byte[] _buffer;
    private int _start;
    private int _next;
    private int _end;
    private bool _ended;
    private long _linesBefore;
    private int _linesInRecord;

    public CsvRecords(Stream stream, byte separator, int longestRow)
    {
        (_stream, _separator, _longestRow) = (stream, separator, longestRow);
        _stops = SearchValues.Create([separator, (byte)'\n', (byte)'\r']);
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, longestRow + 2));
    }

    /// <summary>The line the record starts on, from 1.</summary>
    public long Line { get; private set; }

    public int FieldCount => _fields.Count;

    /// <summary>The record as it stands in the file.</summary>
    public ReadOnlySpan<byte> Record => _buffer.AsSpan(_start, _next - _start);

    public bool IsBlank => _fields.Count == 1 && _fields[0] is { Length: 0, Quoted: false };

    public ReadOnlySpan<byte> Field(int index)
    {
        Slice field = _fields[index];
        return field.Escaped ? _unescaped.WrittenSpan.Slice(field.Start, field.Length) : _buffer.AsSpan(_start + field.Start, field.Length);
    }

    public RecordState Read()
    {
        _start = _next;
        _linesBefore += _linesInRecord;
        Line = _linesBefore + 1;
        while (true)
        {
            RecordState? state = Parse();
            if (state is { } known)
            {
                return known == RecordState.Row && Record.Length > _longestRow ? RecordState.TooLong : known;
            }

            if (!Fill())
            {
                return RecordState.TooLong;
            }
        }
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _stream.Dispose();
    }

    /// <returns>Null when the record goes on past what was read.</returns>
    private RecordState? Parse()
    {
        _fields.Clear();
        _unescaped.ResetWrittenCount();
        _linesInRecord = 1;
        if (_start == _end && _ended)
        {
            return RecordState.End;
        }

        int at = _start;
        while (true)
        {
            RecordState? state = ReadField(ref at);
            if (state is null && !_ended)
            {
                return null;
            }

            if (state is not RecordState.Row)
            {
                return state ?? RecordState.UnclosedQuote;
            }

            if (at >= _end)
            {
                return _ended ? Done(at) : null;
            }

            byte stop = _buffer[at++];
            if (stop != _separator)
            {
                return stop == (byte)'\r' && at == _end && !_ended ? null : Done(at < _end && stop == (byte)'\r' && _buffer[at] == (byte)'\n' ? at + 1 : at);
            }
        }
    }

    private RecordState Done(int next)
    {
        _next = next;
        return RecordState.Row;
    }

    private RecordState? ReadField(ref int at)
    {
        int first = at;
        while (first < _end && _buffer[first] == (byte)' ')
        {
            first++;
        }

        if (first < _end && _buffer[first] == Quote)
        {
            return ReadQuoted(first + 1, ref at);
        }

        int length = _buffer.AsSpan(at, _end - at).IndexOfAny(_stops);
        if (length < 0 && !_ended)
        {
            return null;
        }

        length = length < 0 ? _end - at : length;
        _fields.Add(new Slice(at - _start, length, Quoted: false, Escaped: false));
        at += length;
        return RecordState.Row;
    }

    private RecordState? ReadQuoted(int open, ref int at)
    {
        bool escaped = false;
        int from = open;
        while (true)
        {
            int found = _buffer.AsSpan(from, _end - from).IndexOf(Quote);
            if (found < 0)
            {
                return null;
            }

            int close = from + found;
            if (close + 1 >= _end && !_ended)
            {
                return null;
            }

            if (close + 1 < _end && _buffer[close + 1] == Quote)
            {
                escaped = true;
                from = close + 2;
                continue;
            }

            return Close(open, close, escaped, ref at);
        }
    }

    private RecordState? Close(int open, int close, bool escaped, ref int at)
    {
        ReadOnlySpan<byte> content = _buffer.AsSpan(open, close - open);
        int lines = content.Count((byte)'\n');
        _linesInRecord += lines > 0 ? lines : content.Count((byte)'\r');
        _fields.Add(escaped ? Unescape(content) : new Slice(open - _start, content.Length, Quoted: true, Escaped: false));
        at = close + 1;
        while (at < _end && _buffer[at] == (byte)' ')
        {
            at++;
        }

        if (at == _end)
        {
            return _ended ? RecordState.Row : null;
        }

        return _stops.Contains(_buffer[at]) ? RecordState.Row : RecordState.TextAfterQuote;
    }

    private Slice Unescape(ReadOnlySpan<byte> content)
    {
        int start = _unescaped.WrittenCount;
        Span<byte> target = _unescaped.GetSpan(content.Length);
        int written = 0;
        for (int i = 0; i < content.Length; i++)
        {
            target[written++] = content[i];
            if (content[i] == Quote)
            {
                i++;
            }
        }

        _unescaped.Advance(written);
        return new Slice(start, written, Quoted: true, Escaped: true);
    }

    /// <returns>False when the record fills the whole buffer.</returns>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _start) = (_end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            return false;
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return true;
    }

    private readonly record struct Slice(int Start, int Length, bool Quoted, bool Escaped);
}

/// <summary>What reading the next record came to.</summary>
internal enum RecordState
{
    Row,
    End,
    TooLong,
    UnclosedQuote,
    TextAfterQuote,
}
