using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion;

/// <summary>A checked file whose rows are read in pieces.</summary>
public sealed class FileRows : IDisposable
{
    private readonly ReadFile _file;
    private readonly FilePieces _pieces;
    private readonly IReadOnlyList<ColumnRequest> _columns;

    internal FileRows(ReadFile file, FilePieces pieces, IReadOnlyList<ColumnRequest> columns) =>
        (_file, _pieces, _columns) = (file, pieces, columns);

    public long Rows => _file.Rows;

    /// <summary>How the file was understood, in words.</summary>
    public string Format => _file.Format;

    /// <summary>All column names of the file, asked for or not.</summary>
    public IReadOnlyList<string> ColumnNames => [.. _file.Columns.Select(column => column.Name)];

    /// <summary>Reads the file once more and hands over its rows in order, the columns as they were asked for.</summary>
    /// <param name="rowsAPiece">Rows of every piece but the last.</param>
    /// <param name="take">Gets each piece; a category's levels are those of the piece.</param>
    public void Read(int rowsAPiece, Action<ColumnTable> take, CancellationToken cancellationToken) =>
        _pieces.Read(_file, _columns, rowsAPiece, take, cancellationToken);

    public void Dispose() => _file.Dispose();
}
