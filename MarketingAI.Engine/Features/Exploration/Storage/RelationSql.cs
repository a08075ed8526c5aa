namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Queries that hold columns against each other. They run on a table of the session with a number and a group for each column.</summary>
internal static class RelationSql
{
    /// <summary>The session's table: <c>x_i</c> the number of a number column, <c>g_i</c> the group of each column.</summary>
    public static BoundSql Kept(ExploreRows rows, IReadOnlyList<Grouping> columns) => BoundSql.Write(values =>
    {
        string shown = string.Join(", ", columns.Select((column, i) => column.Column.IsNumber
            ? $"{GroupSql.Measured(column.Column)} AS x_{SqlText.Whole(i)}, {column.Expression(values)} AS g_{SqlText.Whole(i)}"
            : $"{column.Expression(values)} AS g_{SqlText.Whole(i)}"));
        return $"CREATE OR REPLACE TEMP TABLE looked AS SELECT {shown} FROM {rows.From(values)}";
    });

    public static BoundSql Count { get; } = new("SELECT count(*) FROM looked", []);

    /// <summary>Pearson's correlation and rows of pairs of numbers.</summary>
    public static BoundSql Pearson(IReadOnlyList<(int Left, int Right)> pairs) => new(
        $"SELECT {string.Join(", ", pairs.Select(pair => $"corr(x_{SqlText.Whole(pair.Left)}, x_{SqlText.Whole(pair.Right)}), regr_count(x_{SqlText.Whole(pair.Left)}, x_{SqlText.Whole(pair.Right)})"))} FROM looked", []);

    /// <summary>Pearson's correlation of mean ranks, over rows in which both have a value.</summary>
    public static BoundSql Spearman(int left, int right)
    {
        (string a, string b) = ($"x_{SqlText.Whole(left)}", $"x_{SqlText.Whole(right)}");
        return new BoundSql(
            $"""
            SELECT corr(rank_a, rank_b) FROM (SELECT
                rank() OVER (ORDER BY {a}) + (count(*) OVER (PARTITION BY {a}) - 1) / 2.0 AS rank_a,
                rank() OVER (ORDER BY {b}) + (count(*) OVER (PARTITION BY {b}) - 1) / 2.0 AS rank_b
            FROM looked WHERE {a} IS NOT NULL AND {b} IS NOT NULL)
            """,
            []);
    }

    /// <summary>The session's table of mean ranks of columns without missing values: <c>r_i</c>.</summary>
    public static BoundSql Ranks(IReadOnlyList<int> columns) => new(
        $"CREATE OR REPLACE TEMP TABLE ranked AS SELECT {string.Join(", ", columns.Select(Ranked))} FROM looked", []);

    /// <summary>Correlations of ranks that were kept.</summary>
    public static BoundSql RankCorrelations(IReadOnlyList<(int Left, int Right)> pairs) => new(
        $"SELECT {string.Join(", ", pairs.Select(pair => $"corr(r_{SqlText.Whole(pair.Left)}, r_{SqlText.Whole(pair.Right)})"))} FROM ranked", []);

    /// <summary>Rows by the groups of two columns.</summary>
    public static BoundSql Crossed(int left, int right) => new(
        $"""
        SELECT g_{SqlText.Whole(left)} AS a, g_{SqlText.Whole(right)} AS b, count(*) AS n
        FROM looked WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY a, b
        """,
        []);

    /// <summary>Rows, mean and deviation of a number by the groups of another column.</summary>
    public static BoundSql ByGroup(int number, int group) => new(
        $"""
        SELECT count(x_{SqlText.Whole(number)}), avg(x_{SqlText.Whole(number)}), stddev_samp(x_{SqlText.Whole(number)})
        FROM looked WHERE g_{SqlText.Whole(group)} IS NOT NULL GROUP BY g_{SqlText.Whole(group)}
        """,
        []);

    private static string Ranked(int column)
    {
        string x = $"x_{SqlText.Whole(column)}";
        return $"rank() OVER (ORDER BY {x}) + (count(*) OVER (PARTITION BY {x}) - 1) / 2.0 AS r_{SqlText.Whole(column)}";
    }
}
