using System.Data.Common;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Storage;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>Reads rows of Parquet files as JSON.</summary>
internal sealed class ParquetRows(IWarehouse warehouse)
{
    /// <summary>Missing values are left out, as they are in JSON lines and CSV.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<byte[]> Read(string path, long from, int most)
    {
        try
        {
            using WarehouseSession session = warehouse.Open();
            return session.Query(
                $$"""
                SELECT CAST(json_merge_patch(CAST('{}' AS JSON), to_json(made)) AS VARCHAR) FROM (
                    SELECT * EXCLUDE (file_row_number) FROM read_parquet({{FileSql.Literal(path)}}, file_row_number = true)
                    WHERE file_row_number >= $1 AND file_row_number < $2 ORDER BY file_row_number) made
                """,
                row => Encoding.UTF8.GetBytes(row.GetString(0)), from, from + most);
        }
        catch (DbException damaged)
        {
            throw new InvalidDataException("The Parquet file is damaged, or of a kind that cannot be read.", damaged);
        }
    }
}
