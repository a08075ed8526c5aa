namespace MarketingAI.Engine.Data;

/// <summary>The analytical store. All reads and writes go through a session that knows its business unit.</summary>
public interface IWarehouse
{
    /// <summary>Opens one connection that sees only the tables named, only rows of the present scope's business unit, masked for its actor.</summary>
    /// <param name="tables">Tables the work will read; SQL that names any other fails.</param>
    WarehouseSession Open(params ReadOnlySpan<WarehouseTable> tables);
}
