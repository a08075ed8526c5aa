namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Pages, sorts and filters rows that are all in memory.</summary>
internal static class ItemWindow
{
    public static TablePage<T> Of<T>(IReadOnlyList<T> items, IReadOnlyList<DataColumn<T>> columns, TableQuery query)
    {
        IEnumerable<T> rows = items;
        if (!string.IsNullOrWhiteSpace(query.Filter))
        {
            string[] words = query.Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows = rows.Where(row => words.All(word =>
                columns.Any(column => column.Text(row).Contains(word, StringComparison.OrdinalIgnoreCase))));
        }

        if (columns.FirstOrDefault(column => column.Key == query.Sort) is { } sorted)
        {
            Comparer<object?> order = Comparer<object?>.Create(Compare);
            rows = query.Descending ? rows.OrderByDescending(sorted.Value, order) : rows.OrderBy(sorted.Value, order);
        }

        List<T> all = [.. rows];
        return new TablePage<T>([.. all.Skip(query.Skip).Take(query.Take)], all.Count);
    }

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => StringComparer.OrdinalIgnoreCase.Compare(a, b),
        (IComparable a, _) when left.GetType() == right.GetType() => a.CompareTo(right),
        _ => StringComparer.OrdinalIgnoreCase.Compare(left.ToString(), right.ToString()),
    };
}
