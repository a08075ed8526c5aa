namespace MarketingAI.Engine.Data;

/// <summary>The analytical store. All reads and writes go through a session that knows its business unit.</summary>
public interface IWarehouse
{
    /// <summary>Opens one connection that sees only the tables named, only rows of the present scope's business unit, masked for its actor.</summary>
    /// <param name="tables">Tables the work will read; SQL that names any other fails.</param>
    WarehouseSession Open(params ReadOnlySpan<WarehouseTable> tables);

    /// <summary>The same for a purpose other than the one the scope was entered with. What the purpose shows in clear is a matter of policy and on record.</summary>
    /// <param name="purpose">Out of <see cref="Kernel.Purposes"/>.</param>
    WarehouseSession OpenFor(string purpose, params ReadOnlySpan<WarehouseTable> tables);
}
