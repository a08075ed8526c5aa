using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Single records of data sets as the present person may see them.</summary>
internal sealed class RecordRows(IWarehouse warehouse)
{
    /// <param name="key">Column that names records; null where they are named by their row.</param>
    public IReadOnlyDictionary<string, string?> Find(DataSet set, string? key, string id, IReadOnlyList<string> columns)
    {
        using WarehouseSession session = warehouse.Open(set.Table);
        using WarehouseSession finding = warehouse.OpenFor(Purposes.IdentityResolution, set.Table);
        long row = key is null
            ? long.Parse(id, CultureInfo.InvariantCulture) - 1
            : finding.Query(
                $"SELECT n FROM (SELECT row_number() OVER () - 1 AS n, CAST({WarehouseSession.Quoted(key)} AS VARCHAR) AS k FROM {set.Table}) WHERE k = $1 LIMIT 1",
                reader => Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), id).DefaultIfEmpty(-1).First();
        string shown = string.Join(", ", columns.Select(column => $"CAST({WarehouseSession.Quoted(column)} AS VARCHAR)"));
        IReadOnlyList<string?[]> values = row < 0 ? [] : session.Query(
            string.Create(CultureInfo.InvariantCulture, $"SELECT {shown} FROM {set.Table} LIMIT 1 OFFSET {row}"),
            reader => columns.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i)).ToArray());
        return columns.Select((column, i) => (column, values.Count > 0 ? values[0][i] : null)).ToDictionary(pair => pair.column, pair => pair.Item2, StringComparer.Ordinal);
    }
}
