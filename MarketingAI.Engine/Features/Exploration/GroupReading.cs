using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Counts a column's groups against a target.</summary>
internal static class GroupReading
{
    public static (IReadOnlyList<CountedGroup> Groups, BoundSql Sql) Read(ExploreRows rows, Grouping grouping, TargetTerms? target)
    {
        int classes = target?.Summary.Classes.Count ?? 1;
        BoundSql sql = GroupSql.Crossed(rows, grouping, values => target is null ? "0" : target.ClassOf(values));
        Dictionary<(long, string?), CountedGroup> groups = [];
        rows.Ask(sql, row =>
        {
            (string? level, long place) = (row.IsDBNull(0) ? null : row.GetString(0), Convert.ToInt64(row.GetValue(3), CultureInfo.InvariantCulture));
            if (!groups.TryGetValue((place, level), out CountedGroup? group))
            {
                group = new CountedGroup(level, place, 0, new long[classes], 0);
            }

            long count = row.GetInt64(2);
            if (!row.IsDBNull(1))
            {
                group.ByClass[Convert.ToInt32(row.GetValue(1), CultureInfo.InvariantCulture)] += count;
            }

            groups[(place, level)] = group with { All = group.All + count, Levels = Math.Max(group.Levels, row.GetInt64(4)) };
            return count;
        });
        return ([.. InOrder(groups.Values, grouping)], sql);
    }

    /// <summary>The counts as a test takes them.</summary>
    public static CrossCount Cross(IReadOnlyList<CountedGroup> groups, bool isOrdered) => new([.. groups.Where(group => group.Place >= 0).Select(group => group.ByClass)], isOrdered)
    {
        Missing = groups.FirstOrDefault(group => group.Place < 0)?.ByClass,
    };

    /// <summary>Numbers ascending, words by frequency; all others and missing last.</summary>
    private static IEnumerable<CountedGroup> InOrder(IEnumerable<CountedGroup> groups, Grouping grouping) => groups
        .OrderBy(group => group.Place switch { -1 => 2, 0 => 1, _ => 0 })
        .ThenBy(group => grouping is { Edges: null, IsOrdered: true } && group.Level is { } level ? Ascending(grouping.Column, level) : group.Place);

    private static double Ascending(ExploreColumn column, string level) => column.IsNumber
        ? double.Parse(level, CultureInfo.InvariantCulture)
        : DateTime.Parse(level, CultureInfo.InvariantCulture).Ticks;

    /// <summary>A group in words.</summary>
    public static string LabelOf(Grouping grouping, string? level)
    {
        if (level is null)
        {
            return "missing";
        }

        if (string.Equals(level, Grouping.Others, StringComparison.Ordinal))
        {
            return "all others";
        }

        if (grouping.Edges is not { } edges)
        {
            return level;
        }

        int place = int.Parse(level, CultureInfo.InvariantCulture);
        if (grouping.Column.Type == ColumnType.Integer && edges.Count > 0)
        {
            return Whole(edges, place);
        }

        return edges.Count == 0 ? "any"
            : place == 0 ? $"up to {Shown(grouping.Column, edges[0])}"
            : place == edges.Count ? $"over {Shown(grouping.Column, edges[^1])}"
            : $"{Shown(grouping.Column, edges[place - 1])} to {Shown(grouping.Column, edges[place])}";
    }

    /// <summary>Of whole numbers both ends belong to a group.</summary>
    private static string Whole(IReadOnlyList<double> edges, int place)
    {
        (double first, double last) = (place == 0 ? double.NegativeInfinity : edges[place - 1] + 1, place == edges.Count ? double.PositiveInfinity : edges[place]);
        return double.IsNegativeInfinity(first) ? $"{Digits(last)} or less"
            : double.IsPositiveInfinity(last) ? $"{Digits(first)} or more"
            : first >= last ? Digits(last)
            : $"{Digits(first)} to {Digits(last)}";
    }

    private static string Digits(double whole) => whole.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A measured value as people write it.</summary>
    public static string Shown(ExploreColumn column, double measured) => column.Type switch
    {
        ColumnType.Date => DateTime.UnixEpoch.AddSeconds(measured).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Timestamp => DateTime.UnixEpoch.AddSeconds(measured).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => measured.ToString("G5", CultureInfo.InvariantCulture),
    };
}

/// <summary>Rows of one group by class.</summary>
/// <param name="Level">The value or the number of the group as text; null for missing or for all others.</param>
/// <param name="Place">-1 for missing, 0 for all others, else from 1.</param>
/// <param name="ByClass">Rows by class of the target.</param>
/// <param name="All">Rows, those without a class too.</param>
internal sealed record CountedGroup(string? Level, long Place, long Levels, long[] ByClass, long All);
