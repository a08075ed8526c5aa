using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data;

/// <summary>For whom, as whom and what for a session reads.</summary>
/// <param name="Purpose">Out of <see cref="Purposes"/>.</param>
/// <param name="Origin">The page, endpoint or job through which the work came.</param>
public sealed record WarehouseReader(BusinessUnitId Unit, Actor Actor, string Purpose, string Origin);

/// <summary>A column of the warehouse as stored.</summary>
/// <param name="SqlType">DuckDB's name of its type, such as <c>VARCHAR</c>.</param>
public readonly record struct WarehouseColumn(string Name, string SqlType);

/// <summary>How a column is shown.</summary>
/// <param name="Expression">SQL that takes the column's place and has its type; null to show it as it is.</param>
/// <param name="IsWitnessed">Whether reading it must be on record.</param>
public readonly record struct ColumnView(string? Expression, bool IsWitnessed);
