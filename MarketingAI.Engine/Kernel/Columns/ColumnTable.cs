namespace MarketingAI.Engine.Kernel.Columns;

/// <summary>A table in memory, column by column: what algorithms take in place of a database.</summary>
public sealed class ColumnTable
{
    private readonly Dictionary<string, TableColumn> _byName;

    /// <param name="columns">Columns of one length with distinct names.</param>
    public ColumnTable(IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Rows = columns.Count == 0 ? 0 : columns[0].Length;
        _byName = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        foreach (TableColumn column in columns)
        {
            Require.SameLength(column.Length, Rows, $"{columns[0].Name}, {column.Name}");
            if (!_byName.TryAdd(column.Name, column))
            {
                throw new ArgumentException($"The column name '{column.Name}' stands twice.", nameof(columns));
            }
        }

        Columns = columns;
    }

    public IReadOnlyList<TableColumn> Columns { get; }

    public int Rows { get; }

    public TableColumn this[string name] =>
        _byName.TryGetValue(name, out TableColumn? column)
            ? column
            : throw new KeyNotFoundException($"There is no column '{name}'. Columns: {string.Join(", ", _byName.Keys)}.");

    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The same columns with only the given rows, in the given order.</summary>
    public ColumnTable Take(ReadOnlySpan<int> rows)
    {
        List<TableColumn> taken = new(Columns.Count);
        foreach (TableColumn column in Columns)
        {
            taken.Add(column.Take(rows));
        }

        return new ColumnTable(taken);
    }
}
