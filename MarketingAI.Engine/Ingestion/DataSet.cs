using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion;

/// <summary>A table that came from a file.</summary>
/// <param name="Table">Where the warehouse keeps it.</param>
/// <param name="Fingerprint">SHA-256 over the content in small hexadecimal letters: same data, same fingerprint.</param>
public sealed record DataSet(
    Guid Id,
    string Name,
    string FileName,
    WarehouseTable Table,
    long Rows,
    string Fingerprint,
    IReadOnlyList<DataSetColumn> Columns,
    string ImportedBy,
    DateTimeOffset ImportedAt)
{
    /// <summary>What was odd in the file and did not stand in the way.</summary>
    public IReadOnlyList<FileProblem> Remarks { get; init; } = [];
}

/// <param name="Distinct">How many different values there are, missing ones not counted.</param>
/// <param name="MissingShare">Share of rows without a value, in [0, 1].</param>
public sealed record DataSetColumn(string Name, ColumnType Type, long Distinct, double MissingShare);
