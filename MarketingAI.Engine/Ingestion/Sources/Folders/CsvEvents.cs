using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>
/// Rows of a CSV file as JSON objects with the header's names. A row that cannot be read is a dead letter by itself: a quote that is
/// never closed spoils its own line, not the rest of the file.
/// </summary>
internal sealed class CsvEvents : IEventRows
{
    private const int MostLinesOfARow = 100;

    /// <summary>Letters as they are and quotes as others escape them, so that a property reads the same from CSV as from JSON lines.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EventLines _lines;
    private readonly byte _separator;
    private readonly string _file;
    private readonly JsonEncodedText[] _names;
    private readonly List<byte[]> _fields = [];
    private readonly List<EventLine> _taken = [];
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly MemoryStream _row = new();

    /// <exception cref="InvalidDataException">There is no header of differing names.</exception>
    public CsvEvents(EventLines lines, byte separator, string file)
    {
        (_lines, _separator, _file) = (lines, separator, file);
        EventLine header = lines.Next() ?? throw new InvalidDataException("The file is empty. A CSV file begins with a row of column names.");
        if (!CsvFields.TryRead(header.Text, separator, _fields) || header.IsTooLong)
        {
            throw new InvalidDataException("The first row holds the column names; a quote in it is not closed.");
        }

        string[] names = [.. _fields.Select(field => Encoding.UTF8.GetString(field).Trim())];
        if (names.Any(name => name.Length == 0) || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new InvalidDataException("Every column has a name, and no two have the same. Found an empty one or one twice in the first row.");
        }

        _names = [.. names.Select(name => JsonEncodedText.Encode(name))];
    }

    public RawMessage? Next()
    {
        EventLine? line = _lines.Next();
        while (line is { Text.Length: 0, IsTooLong: false })
        {
            line = _lines.Next();
        }

        return line is null ? null : line.IsTooLong ? Bad(line, "The row is longer than a row may be.") : Read(line);
    }

    public void Dispose() => _lines.Dispose();

    private RawMessage Read(EventLine first)
    {
        _taken.Clear();
        _row.SetLength(0);
        _row.Write(first.Text);
        while (!CsvFields.TryRead(_row.GetBuffer().AsSpan(0, (int)_row.Length), _separator, _fields))
        {
            EventLine? more = _taken.Count < MostLinesOfARow ? _lines.Next() : null;
            if (more is null || more.IsTooLong)
            {
                _lines.PutBack(more is null ? _taken : [.. _taken, more]);
                return Bad(first, "A quote is opened and never closed, or followed by text.");
            }

            _taken.Add(more);
            _row.WriteByte((byte)'\n');
            _row.Write(more.Text);
        }

        if (_fields.Count == _names.Length)
        {
            return new RawMessage(Json(), null, OriginOf(first));
        }

        int found = _fields.Count;
        _lines.PutBack(_taken);
        return Bad(first, $"A row has {_names.Length} values, as many as the header. Found {found}.");
    }

    private RawMessage Bad(EventLine line, string problem) => new(line.Text, null, OriginOf(line), problem);

    private string OriginOf(EventLine line) => FormattableString.Invariant($"{_file} line {line.Number}");

    private byte[] Json()
    {
        _json.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_json, Plain))
        {
            writer.WriteStartObject();
            for (int i = 0; i < _names.Length; i++)
            {
                if (_fields[i].Length > 0)
                {
                    writer.WriteString(_names[i], Encoding.UTF8.GetString(_fields[i]));
                }
            }

            writer.WriteEndObject();
        }

        return _json.WrittenSpan.ToArray();
    }
}

/// <summary>Splits one CSV row into its fields.</summary>
internal static class CsvFields
{
    /// <returns>False where a quote is not closed, or text follows one that is.</returns>
    public static bool TryRead(ReadOnlySpan<byte> row, byte separator, List<byte[]> fields)
    {
        fields.Clear();
        while (true)
        {
            ReadOnlySpan<byte> start = row.TrimStart((byte)' ');
            if (start.Length > 0 && start[0] == (byte)'"')
            {
                if (!TryQuoted(start[1..], fields, out row))
                {
                    return false;
                }

                row = row.TrimStart((byte)' ');
                if (row.Length > 0 && row[0] != separator)
                {
                    return false;
                }
            }
            else
            {
                int length = row.IndexOf(separator);
                fields.Add((length < 0 ? row : row[..length]).ToArray());
                row = length < 0 ? [] : row[length..];
            }

            if (row.IsEmpty)
            {
                return true;
            }

            row = row[1..];
        }
    }

    private static bool TryQuoted(ReadOnlySpan<byte> text, List<byte[]> fields, out ReadOnlySpan<byte> rest)
    {
        List<byte> field = [];
        rest = text;
        while (true)
        {
            int quote = rest.IndexOf((byte)'"');
            if (quote < 0)
            {
                return false;
            }

            field.AddRange(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest.IsEmpty || rest[0] != (byte)'"')
            {
                fields.Add([.. field]);
                return true;
            }

            field.Add((byte)'"');
            rest = rest[1..];
        }
    }
}
