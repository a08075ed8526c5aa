using DuckDB.NET.Data;

namespace MarketingAI.Engine.Data;

/// <summary>Turns a CSV file into a Parquet file on one thread, so that the same rows give the same bytes. Touches no warehouse.</summary>
internal static class ParquetCopy
{
    public static void Make(string csv, string parquet, IReadOnlyList<(string Name, string SqlType)> columns)
    {
        string types = string.Join(", ", columns.Select(column => $"'{column.Name}': '{column.SqlType}'"));
        using DuckDBConnection connection = new("Data Source=:memory:;threads=1;memory_limit=512MB");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"""
            COPY (SELECT * FROM read_csv({Literal(csv)}, header = true, delim = ',', quote = '"', nullstr = '', columns = {"{"}{types}{"}"}))
            TO {Literal(parquet)} (FORMAT parquet, COMPRESSION zstd)
            """;
        command.ExecuteNonQuery();
    }

    // COPY takes no parameters for its paths.
    private static string Literal(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}
