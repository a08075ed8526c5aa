using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Data;

/// <summary>What stands between a session and the columns: the masks that are asked and the witnesses that are told.</summary>
internal sealed record WarehouseGuard(IReadOnlyList<IColumnMask> Masks, IReadOnlyList<IReadWitness> Witnesses)
{
    /// <summary>How the columns are shown; where two masks speak of one column, the one that hides it wins.</summary>
    public Dictionary<string, ColumnView> Views(WarehouseTable table, IReadOnlyList<WarehouseColumn> columns, WarehouseReader reader)
    {
        Dictionary<string, ColumnView> views = new(StringComparer.Ordinal);
        foreach (IColumnMask mask in Masks)
        {
            foreach ((string column, ColumnView view) in mask.Views(table, columns, reader))
            {
                if (!views.TryGetValue(column, out ColumnView known) || known.Expression is null)
                {
                    views[column] = view;
                }
            }
        }

        return views;
    }
}

/// <summary>The columns of a session that are shown in clear and must be on record once they are read.</summary>
internal sealed partial class WatchedColumns
{
    private readonly List<(WarehouseTable Table, string Column)> _waiting = [];

    public void Add(WarehouseTable table, string column) => _waiting.Add((table, column));

    public void Remove(WarehouseTable table) => _waiting.RemoveAll(watched => watched.Table == table);

    /// <summary>What a statement names, or may name because it asks for every column; each is given out once.</summary>
    public IReadOnlyList<(WarehouseTable Table, string Column)> NamedIn(string sql)
    {
        if (_waiting.Count == 0)
        {
            return [];
        }

        bool everything = EveryColumn().IsMatch(sql);
        (WarehouseTable Table, string Column)[] named =
        [
            .. _waiting.Where(watched => everything
                ? sql.Contains(watched.Table.ToString(), StringComparison.OrdinalIgnoreCase)
                : sql.Contains(watched.Column, StringComparison.OrdinalIgnoreCase)),
        ];
        _waiting.RemoveAll(named.Contains);
        return named;
    }

    [GeneratedRegex(@"(?i)(?:\bselect\s+(?:distinct\s+)?|,\s*)(?:\w+\.)*\*|\bcolumns\s*\(|^\s*(?:from|table|describe|summarize|copy)\b", RegexOptions.None, 1000)]
    private static partial Regex EveryColumn();
}
