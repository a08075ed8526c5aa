using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>Counts a version of a data set for the comparison with another. Values are counted in clear; of columns about persons none is told.</summary>
internal sealed class VersionReader(IWarehouse warehouse)
{
    private const int MostValues = 200;

    /// <param name="other">The version it will be compared with: what has too many values in either is not compared by value.</param>
    public VersionProfile Read(DataSet dataSet, DataSet other)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, dataSet.Table);
        long[] filled = session.Query(
            $"SELECT {string.Join(", ", dataSet.Columns.Select(column => $"count({WarehouseSession.Quoted(column.Name)})"))} FROM {dataSet.Table}",
            row => dataSet.Columns.Select((_, i) => row.GetInt64(i)).ToArray())[0];
        return new VersionProfile(dataSet.Rows, [.. dataSet.Columns.Select((column, i) => new VersionColumn(
            column.Name, column.Type, dataSet.Rows - filled[i], Counts(session, dataSet, column, Find(other, column.Name))))]);
    }

    private static DataSetColumn? Find(DataSet dataSet, string name) => dataSet.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    private static Dictionary<string, long>? Counts(WarehouseSession session, DataSet dataSet, DataSetColumn column, DataSetColumn? other)
    {
        if (other is null)
        {
            return null;
        }

        string name = WarehouseSession.Quoted(column.Name);
        string? by = column.Type switch
        {
            ColumnType.Text or ColumnType.Boolean => Math.Max(column.Distinct, other.Distinct) <= MostValues ? $"CAST({name} AS VARCHAR)" : null,
            ColumnType.Integer or ColumnType.Number => $"CAST({ProfileSql.Bin($"CAST({name} AS DOUBLE)")} AS VARCHAR)",
            ColumnType.Date or ColumnType.Timestamp => null,
        };
        return by is null ? null : session.Query(
            $"SELECT {by}, count(*) FROM {dataSet.Table} WHERE {name} IS NOT NULL GROUP BY 1", row => (Value: row.IsDBNull(0) ? string.Empty : row.GetString(0), Rows: row.GetInt64(1)))
            .ToDictionary(cell => cell.Value, cell => cell.Rows, StringComparer.Ordinal);
    }
}
