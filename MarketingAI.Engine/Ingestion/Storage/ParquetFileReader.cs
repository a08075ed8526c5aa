using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>Understands a Parquet file by asking the warehouse.</summary>
internal sealed class ParquetFileReader(IWarehouse warehouse, IngestionOptions options)
{
    private const int RowsShown = 50;

    public Outcome<ReadFile> Read(FileSource file)
    {
        string source = $"read_parquet({FileSql.Literal(file.Path)}, file_row_number = true)";
        try
        {
            using WarehouseSession session = warehouse.Open();
            (string Name, string Type)[] columns = [.. session.Query($"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {source}", row => (row.GetString(0), row.GetString(1)))];
            IReadOnlyList<FileProblem> faults = [.. HeaderRule.Check([.. columns.Select(column => column.Name)], options.MostColumns), .. Unfit(columns)];
            long rows = session.Count($"SELECT count(*) FROM {source}");
            if (faults.Count == 0 && rows == 0)
            {
                faults = [new FileProblem(null, null, "A file holds rows of values.", "column names only")];
            }

            return faults.Count > 0 ? new FileRefused(file.FileName, faults) : Understood(session, file, source, columns, rows);
        }
        catch (DuckDBException fault)
        {
            string line = fault.Message.Split('\n')[0].Replace(file.Path, file.FileName, StringComparison.Ordinal);
            return new FileRefused(file.FileName, [new FileProblem(null, null, "A Parquet file can be read to its end.", $"a damaged one ({line.TrimEnd('.')})")]);
        }
    }

    private static IEnumerable<FileProblem> Unfit((string Name, string Type)[] columns) => columns
        .Where(column => ParquetSql.TypeOf(column.Type) is null)
        .Select(column => new FileProblem(column.Name, null, "A column holds text, numbers, true and false, dates or times.", column.Type.ToLowerInvariant()));

    private ReadFile Understood(WarehouseSession session, FileSource file, string source, (string Name, string Type)[] columns, long rows)
    {
        ColumnDecision[] decided = [.. columns.Select(column => Decide(session, file, source, column))];
        string shown = string.Join(", ", columns.Select(column => $"CAST({WarehouseSession.Quoted(column.Name)} AS VARCHAR)"));
        IReadOnlyList<string?[]> first = session.Query(
            $"SELECT {shown} FROM {source} LIMIT {RowsShown}",
            row => columns.Select((_, i) => row.IsDBNull(i) ? null : row.GetString(i)).ToArray());
        FileContent content = new(file.Path, IsCopy: false, Separator: null, Packing.None, options.LongestRowBytes, [.. columns.Select(column => column.Type)]);
        return new ReadFile(file.FileName, "Parquet", content, decided, first, rows, [.. decided.SelectMany(column => column.Problems)]);
    }

    private ColumnDecision Decide(WarehouseSession session, FileSource file, string source, (string Name, string Type) column)
    {
        ColumnType type = ParquetSql.TypeOf(column.Type)!.Value;
        ColumnChoice choice = file.Choices.GetValueOrDefault(column.Name, ColumnChoice.Recognised);
        if (choice == ColumnChoice.AsText)
        {
            return new ColumnDecision(column.Name, ColumnType.Text, default, default, OddValuesMissing: false, "read as text, as chosen", []);
        }

        bool dropsOdd = choice == ColumnChoice.OddValuesMissing;
        return new ColumnDecision(column.Name, type, default, default, dropsOdd, null, dropsOdd ? [] : Odd(session, source, column.Name, type));
    }

    private IReadOnlyList<FileProblem> Odd(WarehouseSession session, string source, string name, ColumnType type)
    {
        string quoted = WarehouseSession.Quoted(name);
        if (ParquetSql.Odd(type, quoted) is not { } condition)
        {
            return [];
        }

        long count = session.Count($"SELECT count(*) FROM {source} WHERE {condition}");
        string rule = type == ColumnType.Number
            ? "A number is finite."
            : string.Create(CultureInfo.InvariantCulture, $"A date must lie in the years {DateShape.FirstYear} to {DateShape.LastYear}.");
        return count == 0
            ? []
            : session.Query(
                $"SELECT file_row_number + 1, CAST({quoted} AS VARCHAR) FROM {source} WHERE {condition} LIMIT {Math.Min(5, options.MostProblemsShown)}",
                row => new FileProblem(name, row.GetInt64(0), rule, $"'{row.GetString(1)}'") { Count = count });
    }
}
