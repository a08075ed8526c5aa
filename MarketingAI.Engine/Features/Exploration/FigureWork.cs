using System.Data.Common;
using System.Globalization;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Figures of one column by period or by the groups of another.</summary>
internal sealed class FigureWork(ExploreRows rows)
{
    private const int MostSeries = 5;
    private const int MostSegments = 12;
    private const long MostWords = 50_000;

    /// <summary>Rows below which a group shows no figure: an interval of fewer would fill the chart.</summary>
    private const long LeastInGroup = 2;

    public Outcome<GroupedFigures> OverTime(ExploreColumn column, ExploreColumn time, TimeStep? step)
    {
        if (!time.IsTime)
        {
            return new ExploreColumnUnfit(time.Name, "it holds no dates or times.");
        }

        (_, IReadOnlyList<ColumnCount> counts, _) = ColumnCounts.Read(rows, [time]);
        if (counts[0].Present == 0)
        {
            return new ConstantExploreColumn(time.Name);
        }

        Outcome<FigureTerms> terms = Terms(column);
        if (terms.IsRefused)
        {
            return terms.Refusal;
        }

        TimeStep chosen = step ?? DistributionWork.StepFor((counts[0].Greatest - counts[0].Least) ?? 0);
        (IReadOnlyList<(object? Key, FigurePoint Point)> points, BoundSql sql) = Points(terms.Value, _ => ChartSql.Period(time, chosen));
        return new GroupedFigures(column, terms.Value.Kind, terms.Value.Series, [.. points.Where(point => point.Key is DateTime).Select(point => Dated(point.Point, (DateTime)point.Key!))])
        {
            Step = chosen,
            Sql = sql.Shown($"{column.Name} over time"),
        };
    }

    /// <param name="groups">Groups that a number is put into.</param>
    public Outcome<GroupedFigures> By(ExploreColumn column, ExploreColumn segment, int groups)
    {
        Outcome<Grouping> grouping = GroupingOf(segment, groups);
        if (grouping.IsRefused)
        {
            return grouping.Refusal;
        }

        Outcome<FigureTerms> terms = Terms(column);
        if (terms.IsRefused)
        {
            return terms.Refusal;
        }

        (IReadOnlyList<(object? Key, FigurePoint Point)> points, BoundSql sql) = Points(terms.Value, grouping.Value.Expression);
        Outcome<TargetTerms> target = column.IsTime ? new ExploreColumnUnfit(column.Name, "it holds times.") : TargetTerms.Read(rows, column);
        Association? association = target.IsRefused ? null
            : AssociationTest.Of(GroupReading.Cross(GroupReading.Read(rows, grouping.Value, target.Value).Groups, grouping.Value.IsOrdered), target.Value.Positive);
        return new GroupedFigures(column, terms.Value.Kind, terms.Value.Series, [.. InOrder(points, grouping.Value)])
        {
            Association = association,
            Sql = sql.Shown($"{column.Name} by {segment.Name}"),
        };
    }

    private Outcome<FigureTerms> Terms(ExploreColumn column)
    {
        if (column.IsTime)
        {
            return new FigureTerms(column, FigureKind.Share, [], []);
        }

        (_, IReadOnlyList<ColumnCount> counts, _) = ColumnCounts.Read(rows, [column]);
        ColumnCount count = counts[0];
        if (column.IsNumber && !count.HasFewValues)
        {
            return new FigureTerms(column, FigureKind.Mean, [], [$"Mean of {column.Name}"]);
        }

        if (!column.IsNumber && count.Distinct > MostWords)
        {
            return new ExploreColumnUnfit(column.Name, "it has too many different words; nearly each stands for itself.");
        }

        IReadOnlyList<(string Level, long Rows)> levels = rows.Ask(ChartSql.Levels(rows, column, MostSeries), row => (row.GetString(0), row.GetInt64(1)));
        if (column.IsNumber && levels.Count > 2)
        {
            return new FigureTerms(column, FigureKind.Mean, [], [$"Mean of {column.Name}"]);
        }

        string[] shown = levels.Count == 2 ? [levels[TargetChoice.PositiveOf(levels)].Level] : [.. levels.Select(level => level.Level)];
        return new FigureTerms(column, FigureKind.Share, shown, [.. shown.Select(level => $"{column.Name} = {level}")]);
    }

    private Outcome<Grouping> GroupingOf(ExploreColumn column, int groups)
    {
        (long all, IReadOnlyList<ColumnCount> counts, _) = ColumnCounts.Read(rows, [column]);
        ColumnCount count = counts[0];
        if (count.Present == 0)
        {
            return new ConstantExploreColumn(column.Name);
        }

        if (column.IsTime || (column.IsNumber && !count.HasFewValues))
        {
            double[] at = [.. Enumerable.Range(1, groups - 1).Select(i => (double)i / groups)];
            return new Grouping(column, ColumnCounts.Edges(count, ColumnCounts.Quantiles(rows, all, [column], at).GetValueOrDefault(column) ?? []));
        }

        if (!column.IsNumber && count.Distinct > MostWords)
        {
            return new ExploreColumnUnfit(column.Name, "it has too many different words to group by.");
        }

        int most = column.IsNumber ? 2 * MostSegments : MostSegments;
        return new Grouping(column, null) { Words = rows.Ask(ChartSql.Levels(rows, column, most), row => row.GetString(0)) };
    }

    private (IReadOnlyList<(object? Key, FigurePoint Point)> Points, BoundSql Sql) Points(FigureTerms terms, Func<SqlValues, string> group)
    {
        if (terms.Kind == FigureKind.Mean)
        {
            BoundSql means = ChartSql.Means(rows, terms.Column, group);
            return (rows.Ask(means, row => (Key(row), new FigurePoint(string.Empty, row.GetInt64(1), row.GetInt64(2), [Mean(row)]))), means);
        }

        BoundSql shares = ChartSql.Shares(rows, terms.Column, group, terms.Levels);
        return (rows.Ask(shares, row => (Key(row), new FigurePoint(
            string.Empty, row.GetInt64(1), row.GetInt64(2),
            [.. terms.Levels.Select((_, i) => row.GetInt64(2) < LeastInGroup ? null : ShareEstimates.Wilson(row.GetInt64(3 + i), row.GetInt64(2)))]))), shares);
    }

    private static FigureEstimate? Mean(DbDataReader row) => row.GetInt64(2) < LeastInGroup
        ? null
        : new MeanSummary(row.GetInt64(2), row.GetDouble(3), ColumnCounts.Number(row, 4) ?? 0).WithInterval();

    private static object? Key(DbDataReader row) => row.IsDBNull(0) ? null : row.GetValue(0);

    private static FigurePoint Dated(FigurePoint point, DateTime from) =>
        point with { Label = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), From = DistributionWork.Utc(from) };

    private static IEnumerable<FigurePoint> InOrder(IReadOnlyList<(object? Key, FigurePoint Point)> points, Grouping grouping) => points
        .Select(point => (Level: point.Key is null ? null : Convert.ToString(point.Key, CultureInfo.InvariantCulture), point.Point))
        .OrderBy(point => point.Level is null ? 2 : string.Equals(point.Level, Grouping.Others, StringComparison.Ordinal) ? 1 : 0)
        .ThenBy(point => grouping.IsOrdered && double.TryParse(point.Level, NumberStyles.Float, CultureInfo.InvariantCulture, out double at) ? at : 0)
        .ThenByDescending(point => point.Point.Rows)
        .Select(point => point.Point with { Label = GroupReading.LabelOf(grouping, point.Level) });
}

/// <summary>What of a column is shown by group: its mean, the share of its positive class, or the shares of its most frequent words.</summary>
/// <param name="Levels">Words whose shares are shown; empty for a mean.</param>
/// <param name="Series">Names of the figures.</param>
internal sealed record FigureTerms(ExploreColumn Column, FigureKind Kind, IReadOnlyList<string> Levels, IReadOnlyList<string> Series);
