using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>One open file of a layout. Rows are streamed; Parquet is made out of the rows' text when the file is closed.</summary>
internal sealed class TableFile<T> : IDisposable
{
    private readonly Layout<T> _layout;
    private readonly string _path;
    private readonly string _shown;
    private readonly CellWriter _cells;

    /// <param name="root">The world's folder.</param>
    /// <param name="below">Folder of the unit below it, with forward slashes.</param>
    /// <param name="suffix">Part of the name that tells shards apart; empty for one.</param>
    public TableFile(string root, string below, Layout<T> layout, string suffix)
    {
        _layout = layout;
        string ending = layout.Form switch
        {
            FileForm.Csv => ".csv.gz",
            FileForm.JsonLines => ".jsonl.gz",
            FileForm.Parquet => ".parquet",
        };
        _shown = $"{below}/{layout.Path}{suffix}{ending}";
        _path = Path.Combine(root, _shown);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        string[] names = [.. layout.Columns.Select(column => column.Name)];
        _cells = layout.Form == FileForm.JsonLines
            ? new JsonCells(_path, compressed: true, names)
            : new CsvCells(layout.Form == FileForm.Parquet ? Draft : _path, layout.Form == FileForm.Csv, names);
    }

    private string Draft => _path + ".draft";

    public void Write(T row)
    {
        for (int i = 0; i < _layout.Columns.Count; i++)
        {
            _cells.BeginCell(i);
            _layout.Columns[i].Write(_cells, row);
        }

        _cells.EndRow();
    }

    public SimulatedFile WriteAll(IEnumerable<T> rows)
    {
        foreach (T row in rows)
        {
            Write(row);
        }

        return Close();
    }

    public SimulatedFile Close()
    {
        _cells.Dispose();
        if (_layout.Form == FileForm.Parquet)
        {
            ParquetCopy.Make(Draft, _path, [.. _layout.Columns.Select(column => (column.Name, column.SqlType))]);
            File.Delete(Draft);
        }

        return new SimulatedFile(_shown, _cells.Rows, [.. _layout.Columns.Select(column => new SimulatedColumn(column.Name, column.Meaning))], _cells.Sha256);
    }

    public void Dispose() => _cells.Dispose();
}
