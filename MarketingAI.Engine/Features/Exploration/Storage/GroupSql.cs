using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Pieces of queries that count by group.</summary>
internal static class GroupSql
{
    /// <summary>A number or time as a finite floating-point number: times as seconds since 1970. What is not finite is missing.</summary>
    public static string Measured(ExploreColumn column)
    {
        string name = WarehouseSession.Quoted(column.Column);
        return column.Type switch
        {
            ColumnType.Integer => $"CAST({name} AS DOUBLE)",
            ColumnType.Number => $"CASE WHEN isfinite({name}) THEN CAST({name} AS DOUBLE) END",
            ColumnType.Date or ColumnType.Timestamp => $"epoch(CAST({name} AS TIMESTAMP))",
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "Words are not measured."),
        };
    }

    /// <summary>The number of the group that a value falls in: a tree of comparisons, so that ten groups cost four.</summary>
    public static string Place(string value, IReadOnlyList<double> edges)
    {
        StringBuilder text = new();
        text.Append("CASE WHEN ").Append(value).Append(" IS NOT NULL THEN ");
        Branch(text, value, edges, 0, edges.Count);
        return text.Append(" END").ToString();
    }

    /// <summary>Rows by group and class: level, class, rows, place and levels. Of words the most frequent stand for themselves, the rest is one group.</summary>
    /// <param name="classOf">SQL of the class, a whole number; missing where a row has none.</param>
    public static BoundSql Crossed(ExploreRows rows, Grouping grouping, Func<SqlValues, string> classOf) => BoundSql.Write(values =>
    {
        string level = grouping.Expression(values);
        string most = SqlText.Whole(grouping.MostLevels);
        string counted = $"SELECT {level} AS level, {classOf(values)} AS class, count(*) AS n FROM {rows.From(values)} GROUP BY 1, 2";
        if (grouping.Edges is not null)
        {
            return $"SELECT CAST(level AS VARCHAR), class, n, CASE WHEN level IS NULL THEN -1 ELSE level + 1 END AS place, 1::BIGINT AS levels FROM ({counted}) ORDER BY place, class";
        }

        return new SqlPipeline()
            .Step("counted", counted)
            .Step("ranked", "SELECT level AS word, row_number() OVER (ORDER BY sum(n) DESC, level) AS rank FROM counted WHERE level IS NOT NULL GROUP BY level")
            .Step("grouped", $"""
                SELECT CASE WHEN rank <= {most} THEN level END AS level,
                    CASE WHEN level IS NULL THEN -1 WHEN rank <= {most} THEN rank ELSE 0 END AS place, class, n
                FROM counted LEFT JOIN ranked ON level = word
                """)
            .Step("by_group", "SELECT level, class, CAST(sum(n) AS BIGINT) AS n, place, count(*) AS levels FROM grouped GROUP BY level, place, class ORDER BY place, class")
            .Render();
    });

    private static void Branch(StringBuilder text, string value, IReadOnlyList<double> edges, int from, int to)
    {
        if (from == to)
        {
            text.Append(SqlText.Whole(from));
            return;
        }

        int middle = (from + to) / 2;
        text.Append("CASE WHEN ").Append(value).Append(" <= ").Append(SqlText.Number(edges[middle])).Append(" THEN ");
        Branch(text, value, edges, from, middle);
        text.Append(" ELSE ");
        Branch(text, value, edges, middle + 1, to);
        text.Append(" END");
    }
}

/// <summary>How the values of a column are put into groups.</summary>
/// <param name="Edges">Upper edges of all groups but the last; null where values are groups of their own.</param>
internal sealed record Grouping(ExploreColumn Column, IReadOnlyList<double>? Edges)
{
    /// <summary>Stands for all words that are not among <see cref="Words"/>.</summary>
    public const string Others = "\u001fothers";

    /// <summary>The words that stand for themselves, chosen before; null where the query is to find the most frequent.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>How many words stand for themselves where the query finds them.</summary>
    public int MostLevels { get; init; } = 50;

    public bool IsOrdered => !(Column.Type is ColumnType.Text or ColumnType.Boolean);

    /// <summary>The group of a row: its number where there are edges, else its value as text. Missing stays missing.</summary>
    public string Expression(SqlValues values)
    {
        if (Edges is not null)
        {
            return GroupSql.Place(GroupSql.Measured(Column), Edges);
        }

        string text = $"CAST({WarehouseSession.Quoted(Column.Column)} AS VARCHAR)";
        if (Words is null)
        {
            return text;
        }

        string named = string.Join(", ", Words.Select(word => values.Add(word)));
        return named.Length == 0 ? text : $"CASE WHEN {text} IN ({named}) THEN {text} WHEN {text} IS NOT NULL THEN {values.Add(Others)} END";
    }
}
