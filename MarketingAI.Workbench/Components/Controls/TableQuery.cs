namespace MarketingAI.Workbench.Components.Controls;

/// <summary>What a table asks its page for: one window of the rows.</summary>
/// <param name="Skip">Rows before the window.</param>
/// <param name="Take">Rows wanted.</param>
/// <param name="Sort">Sort key of a column, or null for the natural order.</param>
/// <param name="Filter">Words the person typed, or null.</param>
public sealed record TableQuery(int Skip, int Take, string? Sort, bool Descending, string? Filter);

/// <param name="Total">Rows that pass the filter, on all windows.</param>
public sealed record TablePage<T>(IReadOnlyList<T> Rows, long Total);
