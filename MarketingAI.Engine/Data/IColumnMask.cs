using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data;

/// <summary>Says how a column is shown to an actor. Every view that the warehouse exposes asks all registered masks.</summary>
public interface IColumnMask
{
    /// <param name="table">The table that is read.</param>
    /// <param name="column">Column name as stored.</param>
    /// <param name="actor">Who reads.</param>
    /// <returns>A SQL expression that takes the column's place, or null to show it as it is.</returns>
    string? ExpressionFor(WarehouseTable table, string column, Actor actor);
}
