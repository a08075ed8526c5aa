using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>Tells contracts what columns a data set has, and tries their conditions on it.</summary>
internal sealed class ContractedDataSets(DataSetRecords records, IWarehouse warehouse) : IContractedColumns
{
    private static readonly string[] ReadsElsewhere = ["select ", "select\n", "select(", "select\t", "from ", "warehouse.", "duckdb_", "pragma"];

    public async Task<IReadOnlyList<string>?> ColumnsOfAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        await records.FindAsync(dataSetId, cancellationToken) is { } found ? [.. found.Columns.Select(column => column.Name)] : null;

    public async Task<string?> WhyConditionFailsAsync(Guid dataSetId, string condition, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(dataSetId, cancellationToken) is not { } dataSet)
        {
            return null;
        }

        // A condition with a query of its own could name other tables, and its fault would quote what they hold.
        if (ReadsElsewhere.Any(word => condition.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return "A condition speaks of the columns of its own row; it reads no other table.";
        }

        using WarehouseSession session = warehouse.Open(dataSet.Table);
        try
        {
            session.Count($"SELECT count(*) FROM (SELECT 1 FROM {dataSet.Table} WHERE NOT ({condition}) LIMIT 1) AS broken");
            return null;
        }
        catch (DuckDBException fault)
        {
            return fault.Message.Split('\n')[0];
        }
    }
}
