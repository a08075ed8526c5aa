using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>A target as queries take it.</summary>
/// <param name="ClassOf">SQL of the class of a row: a whole number from 0, missing where the row has none.</param>
/// <param name="Positive">Which class is the positive one; null unless there are two.</param>
internal sealed record TargetTerms(TargetSummary Summary, Func<SqlValues, string> ClassOf, int? Positive)
{
    public const int MostClasses = 20;

    private static readonly double[] Tenths = [.. Enumerable.Range(1, 9).Select(tenth => tenth / 10.0)];

    /// <summary>Finds out what a column is as a target.</summary>
    public static Outcome<TargetTerms> Read(ExploreRows rows, ExploreColumn column)
    {
        if (rows.IsMasked(column))
        {
            return new ExploreColumnHidden(column.Name, ExplorerService.MaskedWhy);
        }

        if (column.IsTime)
        {
            return new ExploreColumnUnfit(column.Name, "it holds times; a target holds classes or numbers.");
        }

        (long all, IReadOnlyList<ColumnCount> counts, _) = ColumnCounts.Read(rows, [column]);
        ColumnCount count = counts[0];
        if (count.IsConstant)
        {
            return new ExploreTargetOneClass(column.Name, count.Minimum);
        }

        if (count.Present < AssociationTest.LeastRows)
        {
            return new TooFewExploreRows(count.Present, AssociationTest.LeastRows);
        }

        if (!column.IsNumber && count.Distinct > 2 * MostClasses)
        {
            return new ExploreTargetManyClasses(column.Name, count.Distinct, MostClasses);
        }

        return column.IsNumber && count.Distinct > 2 * MostClasses ? Numeric(rows, all, count) : OfLevels(rows, all, count);
    }

    private static Outcome<TargetTerms> OfLevels(ExploreRows rows, long all, ColumnCount count)
    {
        ExploreColumn column = count.Column;
        IReadOnlyList<(string Level, long Rows)> levels = rows.Ask(ChartSql.Levels(rows, column, MostClasses + 1), row => (row.GetString(0), row.GetInt64(1)));
        if (column.IsNumber && levels.Count > 2)
        {
            return Numeric(rows, all, count);
        }

        if (levels.Count > MostClasses)
        {
            return new ExploreTargetManyClasses(column.Name, count.Distinct, MostClasses);
        }

        int? positive = levels.Count == 2 ? TargetChoice.PositiveOf(levels) : null;
        TargetSummary summary = new(
            column, levels.Count == 2 ? TargetKind.TwoClasses : TargetKind.Classes, [.. levels.Select(level => new LevelCount(level.Level, level.Rows))], all - count.Present)
        {
            Positive = positive is { } one ? levels[one].Level : null,
        };
        return new TargetTerms(summary, values => Cases(column, [.. levels.Select(level => level.Level)], values), positive);
    }

    private static Outcome<TargetTerms> Numeric(ExploreRows rows, long all, ColumnCount count)
    {
        ExploreColumn column = count.Column;
        double[] tenths = ColumnCounts.Quantiles(rows, all, [column], Tenths).GetValueOrDefault(column) ?? [];
        IReadOnlyList<double> edges = ColumnCounts.Edges(count, tenths);
        Grouping grouping = new(column, edges);
        TargetSummary summary = new(
            column, TargetKind.Number,
            [.. Enumerable.Range(0, edges.Count + 1).Select(i => new LevelCount(GroupReading.LabelOf(grouping, i.ToString(CultureInfo.InvariantCulture)), 0))],
            all - count.Present);
        return new TargetTerms(summary, grouping.Expression, null);
    }

    private static string Cases(ExploreColumn column, string[] levels, SqlValues values)
    {
        string name = WarehouseSession.Quoted(column.Column);
        if (column.Type == ColumnType.Boolean)
        {
            return $"CASE WHEN {name} THEN {Place("true")} WHEN NOT {name} THEN {Place("false")} END";
        }

        IEnumerable<string> cases = levels.Select((level, i) => $"WHEN {(column.IsNumber ? level : values.Add(level))} THEN {SqlText.Whole(i)}");
        return $"CASE {name} {string.Join(' ', cases)} END";

        string Place(string level) => SqlText.Whole(Array.IndexOf(levels, level));
    }
}
