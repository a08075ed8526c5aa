using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MarketingAI.Engine.Ingestion.Algorithms;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Reads a text file from end to end: its header, its faults by row, and the evidence for each column's type.</summary>
internal sealed class CsvScan(IngestionOptions options, CsvRecords records)
{
    private const int RowsShown = 50;

    private readonly List<FileProblem> _problems = [];
    private readonly List<IReadOnlyList<string?>> _firstRows = [];
    private ColumnEvidence[] _columns = [];
    private long _ragged;

    public IReadOnlyList<ColumnEvidence> Columns => _columns;

    public IReadOnlyList<IReadOnlyList<string?>> FirstRows => _firstRows;

    public IReadOnlyList<FileProblem> Problems => _problems;

    public long Rows { get; private set; }

    /// <summary>The line whose bytes are no UTF-8; null where all are.</summary>
    public long? BrokenUtf8Line { get; private set; }

    /// <summary>Whether letters beyond ASCII were met that are UTF-8.</summary>
    public bool HasUtf8Letters { get; private set; }

    /// <returns>False where reading stopped at a fault that leaves no table; the problems name it.</returns>
    public bool Run()
    {
        if (!ReadHeader())
        {
            return false;
        }

        RecordState state;
        while ((state = records.Read()) == RecordState.Row)
        {
            if (!CheckText())
            {
                return false;
            }

            if (records.FieldCount != _columns.Length)
            {
                AddRagged();
                continue;
            }

            AddRow();
        }

        return state == RecordState.End ? Finish() : Stop(state);
    }

    private bool ReadHeader()
    {
        RecordState state = records.Read();
        if (state != RecordState.Row)
        {
            return state == RecordState.End
                ? Fail(new FileProblem(null, null, "A file holds a row of column names and rows of values.", "an empty file"))
                : Stop(state);
        }

        if (!CheckText())
        {
            return false;
        }

        string[] names = new string[records.FieldCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Encoding.UTF8.GetString(ValueShape.Trim(records.Field(i)));
        }

        _problems.AddRange(HeaderRule.Check(names, options.MostColumns).Take(options.MostProblemsShown));
        if (_problems.Count > 0)
        {
            return false;
        }

        if (HeaderRule.LooksLikeData(names))
        {
            return Fail(new FileProblem(null, 1, "The first row holds the column names.", $"values: {string.Join(", ", names.Take(5))}"));
        }

        _columns = [.. names.Select(name => new ColumnEvidence(name))];
        return true;
    }

    private void AddRow()
    {
        // A file of one column keeps its empty lines as missing values; elsewhere they are no rows.
        Rows++;
        bool shown = _firstRows.Count < RowsShown;
        string?[] row = shown ? new string?[_columns.Length] : [];
        for (int i = 0; i < _columns.Length; i++)
        {
            ValueClass found = _columns[i].Add(records.Field(i), records.Line);
            if (shown)
            {
                row[i] = found == ValueClass.Missing ? null : Encoding.UTF8.GetString(ValueShape.Trim(records.Field(i)));
            }
        }

        if (shown)
        {
            _firstRows.Add(row);
        }
    }

    private void AddRagged()
    {
        if (records.IsBlank)
        {
            return;
        }

        if (_ragged++ < options.MostProblemsShown)
        {
            _problems.Add(new FileProblem(
                null, records.Line, Invariant($"A row has {_columns.Length} values, as many as the header."), Invariant($"{records.FieldCount}")));
        }
    }

    private bool CheckText()
    {
        ReadOnlySpan<byte> record = records.Record;
        if (record.Contains((byte)0))
        {
            return Fail(new FileProblem(null, records.Line, "Text holds no NUL byte.", "one; the file is damaged or no text"));
        }

        if (Ascii.IsValid(record))
        {
            return true;
        }

        if (Utf8.IsValid(record))
        {
            HasUtf8Letters = true;
            return true;
        }

        BrokenUtf8Line = records.Line;
        return false;
    }

    private bool Finish()
    {
        for (int i = 0; i < _problems.Count; i++)
        {
            _problems[i] = _problems[i] with { Count = _ragged };
        }

        return Rows > 0 || _ragged > 0
            || Fail(new FileProblem(null, null, "A file holds rows of values below the column names.", "the header only"));
    }

    private bool Stop(RecordState state) => Fail(state switch
    {
        RecordState.UnclosedQuote => new FileProblem(null, records.Line, "A quote that opens a value is closed.", "none up to the end of the file"),
        RecordState.TextAfterQuote => new FileProblem(null, records.Line, "After a closing quote comes a separator or the end of the row.", "more text; a quote inside a value is written twice"),
        _ => new FileProblem(null, records.Line, Invariant($"A row has at most {options.LongestRowBytes:N0} bytes."), "a longer one, or a quote that is not closed"),
    });

    private bool Fail(FileProblem problem)
    {
        _problems.Add(problem);
        return false;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
