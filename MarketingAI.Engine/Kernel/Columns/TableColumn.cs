namespace MarketingAI.Engine.Kernel.Columns;

/// <summary>One column of a <see cref="ColumnTable"/>.</summary>
public abstract class TableColumn(string name)
{
    public string Name { get; } = name;

    public abstract int Length { get; }

    public abstract bool IsMissing(int row);

    /// <summary>The same column with only the given rows, in the given order.</summary>
    public abstract TableColumn Take(ReadOnlySpan<int> rows);
}
