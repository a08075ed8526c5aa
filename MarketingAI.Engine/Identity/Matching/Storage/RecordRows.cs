using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Single records of data sets as the present person may see them.</summary>
internal sealed class RecordRows(IWarehouse warehouse)
{
    /// <param name="rows">Positions of the records in the data set.</param>
    /// <returns>Per record its values; empty where the data set has no such row.</returns>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Find(DataSet set, IReadOnlyList<long> rows, IReadOnlyList<string> columns)
    {
        using WarehouseSession session = warehouse.Open(set.Table);
        string shown = string.Join(", ", columns.Select(column => $"CAST({WarehouseSession.Quoted(column)} AS VARCHAR)"));
        return
        [
            .. rows.Select(row =>
            {
                IReadOnlyList<string?[]> values = session.Query(
                    string.Create(CultureInfo.InvariantCulture, $"SELECT {shown} FROM {set.Table} LIMIT 1 OFFSET {row}"),
                    reader => columns.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i)).ToArray());
                return columns.Select((column, i) => (column, value: values.Count > 0 ? values[0][i] : null))
                    .ToDictionary(pair => pair.column, pair => pair.value, StringComparer.Ordinal);
            }),
        ];
    }
}
