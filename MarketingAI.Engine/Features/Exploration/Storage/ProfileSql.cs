using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Counts of all columns in one pass.</summary>
internal static class ProfileSql
{
    /// <summary>Figures that <see cref="Counts"/> gives of each column.</summary>
    public const int FiguresEach = 8;

    /// <summary>One in how many values is counted where different values are estimated.</summary>
    public const long SliceOf = 64;

    public static BoundSql Rows(ExploreRows rows) => BoundSql.Write(values => $"SELECT count(*) AS rows FROM {rows.From(values)}");

    /// <summary>Of each column: rows with a value, different values, smallest, largest as text, smallest, largest, mean and deviation as numbers.</summary>
    /// <param name="isExact">Whether all different values are counted, or only those of one slice of their hashes.</param>
    public static BoundSql Counts(ExploreRows rows, IReadOnlyList<ExploreColumn> columns, bool isExact) => BoundSql.Write(values =>
        $"SELECT {string.Join(",\n    ", columns.Select(column => Figures(column, isExact)))}\nFROM {rows.From(values)}");

    /// <summary>Different values of each column.</summary>
    public static BoundSql Different(ExploreRows rows, IReadOnlyList<ExploreColumn> columns) => BoundSql.Write(values =>
        $"SELECT {string.Join(", ", columns.Select(column => $"count(DISTINCT {WarehouseSession.Quoted(column.Column)})"))} FROM {rows.From(values)}");

    /// <summary>Quantiles of numbers and times, one list each, of all rows or a sample.</summary>
    /// <param name="percent">Share of rows to take; null for all.</param>
    public static BoundSql Quantiles(ExploreRows rows, IReadOnlyList<ExploreColumn> columns, IReadOnlyList<double> at, double? percent) => BoundSql.Write(values =>
    {
        string quantiles = $"[{string.Join(", ", at.Select(place => place.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}]";
        string names = string.Join(", ", columns.Select(column => WarehouseSession.Quoted(column.Column)));
        return $"""
            SELECT {string.Join(", ", columns.Select(column => $"quantile_disc({GroupSql.Measured(column)}, {quantiles})"))}
            FROM (SELECT {names} FROM {rows.From(values)}){Sampled(percent)}
            """;
    });

    /// <summary>The session's table of sampled rows.</summary>
    public const string SampleTable = "sampled";

    public static BoundSql Sample(ExploreRows rows, IReadOnlyList<ExploreColumn> columns, double percent) => BoundSql.Write(values =>
    {
        string names = string.Join(", ", columns.Select(column => WarehouseSession.Quoted(column.Column)));
        return $"CREATE OR REPLACE TEMP TABLE {SampleTable} AS SELECT * FROM (SELECT {names} FROM {rows.From(values)}){Sampled(percent)}";
    });

    /// <summary>What takes a sample of the rows before it, the same one each time; nothing where all are taken.</summary>
    public static string Sampled(double? percent) => percent is { } part
        ? $" TABLESAMPLE bernoulli({part.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)}%) REPEATABLE (1)"
        : string.Empty;

    private static string Figures(ExploreColumn column, bool isExact)
    {
        string name = WarehouseSession.Quoted(column.Column);
        string different = isExact ? $"count(DISTINCT {name})" : $"count(DISTINCT {name}) FILTER (hash({name}) % {SqlText.Whole(SliceOf)} = 0)";
        string ends = $"count({name}), {different}, CAST(min({name}) AS VARCHAR), CAST(max({name}) AS VARCHAR)";
        if (column.Type is ColumnType.Text or ColumnType.Boolean)
        {
            return $"{ends}, NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE";
        }

        string measured = GroupSql.Measured(column);
        return column.IsNumber
            ? $"{ends}, min({measured}), max({measured}), avg({measured}), stddev_samp({measured})"
            : $"{ends}, min({measured}), max({measured}), NULL::DOUBLE, NULL::DOUBLE";
    }
}
