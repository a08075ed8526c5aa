namespace MarketingAI.Engine.Data;

/// <summary>Says how the columns of a table are shown to a reader. Every view that the warehouse exposes asks all registered masks.</summary>
public interface IColumnMask
{
    /// <param name="table">The table that is read.</param>
    /// <param name="columns">Its columns as stored.</param>
    /// <param name="reader">Who reads, and what for.</param>
    /// <returns>One entry for each column that is not shown as a matter of course, by name.</returns>
    IReadOnlyDictionary<string, ColumnView> Views(WarehouseTable table, IReadOnlyList<WarehouseColumn> columns, WarehouseReader reader);
}

/// <summary>Is told before a query that names columns whose reading in clear must be on record.</summary>
public interface IReadWitness
{
    void Witness(WarehouseTable table, IReadOnlyList<string> columns, WarehouseReader reader);
}
