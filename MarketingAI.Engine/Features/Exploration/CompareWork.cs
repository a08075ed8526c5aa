using System.Data.Common;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Compares two sets of rows column by column.</summary>
internal sealed class CompareWork(
    ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, IProgress<ExploreProgress>? progress)
{
    private const long LeastRows = 20;
    private const long MostWords = 5_000;

    private readonly List<LeftOutColumn> _leftOut = [];
    private readonly List<ShownSql> _sql = [];
    private (long A, long B) _size;

    public Outcome<CohortComparison> Run()
    {
        (long inA, long inB, long both, long neither) = rows.Ask(
            CompareSql.Sizes(rows, a, b), row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];
        if (both > 0)
        {
            return new CohortsOverlap(both);
        }

        if (Math.Min(inA, inB) < LeastRows)
        {
            return new TooFewExploreRows(Math.Min(inA, inB), LeastRows);
        }

        _size = (inA, inB);
        progress?.Report(new ExploreProgress(0.1, "Counting columns"));
        ExploreColumn[] compared = [.. rows.Source.Columns.Where(Compared)];
        ColumnCount[] counts = [.. ColumnCounts.Read(rows.Sampled(compared, ColumnCounts.SamplePercent(inA + inB + neither)).Rows, compared).Columns];
        List<Draft> drafts = [.. Means([.. counts.Where(count => count.Column.IsNumber && count.Distinct > 3)])];
        ColumnCount[] words = [.. counts.Where(count => !count.Column.IsNumber || count.Distinct <= 3).Where(Countable)];
        for (int i = 0; i < words.Length; i++)
        {
            progress?.Report(new ExploreProgress(0.4 + (0.6 * i / words.Length), $"Comparing {words[i].Column.Name}"));
            if (Words(words[i].Column) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return new CohortComparison(rows.Source, inA, inB, Judged(drafts)) { Neither = neither, LeftOut = _leftOut, Sql = _sql };
    }

    private bool Compared(ExploreColumn column)
    {
        string? why = OverviewWork.HiddenWhy(rows, column) is { } hidden ? hidden
            : a.Concat(b).Any(condition => condition.Column == column) ? "It is what parts the two sets."
            : column.IsTime ? "Times are compared over time, on the column's page."
            : null;
        return why is null || LeaveOut(column, why);
    }

    private bool Countable(ColumnCount count) =>
        count.IsConstant ? LeaveOut(count.Column, "It has the same value in every row, or none.")
        : count.Distinct <= MostWords || LeaveOut(count.Column, "It has too many different words.");

    private bool LeaveOut(ExploreColumn column, string why)
    {
        _leftOut.Add(new LeftOutColumn(column.Name, why));
        return false;
    }

    private List<Draft> Means(ColumnCount[] numbers)
    {
        ExploreColumn[] columns = [.. numbers.Where(Varies).Select(count => count.Column)];
        if (columns.Length == 0)
        {
            return [];
        }

        progress?.Report(new ExploreProgress(0.2, $"Comparing {columns.Length} numbers in one pass"));
        BoundSql sql = CompareSql.Means(rows, a, b, columns);
        _sql.Add(sql.Shown("Numbers of both sets"));
        IReadOnlyList<(MeanSummary Finite, long Present)[]> sets = rows.Ask(
            sql, row => columns.Select((_, i) => (Summary(row, 1 + (i * CompareSql.FiguresEach)), row.GetInt64(1 + (i * CompareSql.FiguresEach)))).ToArray());
        return [.. columns.Select((column, i) => Mean(column, sets[0][i], sets[1][i])).OfType<Draft>()];
    }

    private Draft? Mean(ExploreColumn column, (MeanSummary Finite, long Present) first, (MeanSummary Finite, long Present) second)
    {
        if (MeanSummary.Difference(first.Finite, second.Finite) is not { } found)
        {
            LeaveOut(column, "One of the sets has fewer than two values, or none that vary.");
            return null;
        }

        return new Draft(column, "mean", FigureKind.Mean, first.Finite.Mean, second.Finite.Mean, found.Difference, found.PValue, first.Present, second.Present)
        {
            Standardised = found.Standardised,
        };
    }

    private bool Varies(ColumnCount count) =>
        count.IsConstant ? LeaveOut(count.Column, "It has the same value in every row, or none.")
        : !(count.Column.PersonalData == PersonalDataClass.Pseudonymous && count.Distinct >= 0.9 * count.Present)
            || LeaveOut(count.Column, "It is an identifier; a mean of it says nothing.");

    private Draft? Words(ExploreColumn column)
    {
        BoundSql sql = CompareSql.Words(rows, a, b, new Grouping(column, null) { MostLevels = 50 });
        _sql.Add(sql.Shown($"Values of {column.Name} in both sets"));
        Dictionary<(long Place, string? Level), long[]> levels = [];
        rows.Ask(sql, row =>
        {
            (long Place, string? Level) key = (row.GetInt64(3), row.IsDBNull(0) ? null : row.GetString(0));
            if (!row.IsDBNull(1))
            {
                levels.TryAdd(key, [0, 0]);
                levels[key][row.GetInt32(1)] += row.GetInt64(2);
            }

            return true;
        });
        long[][] valued = [.. levels.Where(level => level.Key.Place >= 0).Select(level => level.Value)];
        (long presentA, long presentB) = (valued.Sum(level => level[0]), valued.Sum(level => level[1]));
        if (AssociationTest.Of(new CrossCount(valued, IsOrdered: false), null) is not { } test)
        {
            LeaveOut(column, "Too few rows of all but one value.");
            return null;
        }

        KeyValuePair<(long Place, string? Level), long[]>[] named = [.. levels.Where(level => level.Key.Place > 0).OrderBy(level => level.Key.Place)];
        int shown = named.Length == 2
            ? TargetChoice.PositiveOf([.. named.Select(level => (level.Key.Level!, level.Value.Sum()))])
            : Enumerable.Range(0, named.Length).MaxBy(i => Math.Abs(((double)named[i].Value[1] / presentB) - ((double)named[i].Value[0] / presentA)));
        long[] hits = named[shown].Value;
        FigureEstimate difference = ShareEstimates.Difference(hits[0], presentA, hits[1], presentB);
        return new Draft(
            column, $"share of {named[shown].Key.Level}", FigureKind.Share, (double)hits[0] / presentA, (double)hits[1] / presentB, difference, test.PValue, presentA, presentB);
    }

    private List<ColumnDifference> Judged(List<Draft> drafts)
    {
        double?[] missing = [.. drafts.Select(MissingChance)];
        double[] adjusted = HolmAdjustment.Of([.. drafts.Select(draft => draft.PValue), .. missing.OfType<double>()]);
        Queue<double> ofMissing = new(adjusted[drafts.Count..]);
        return
        [
            .. drafts.Select((draft, i) => new ColumnDifference(draft.Column, draft.Figure, draft.Kind, draft.A, draft.B, draft.Difference)
            {
                Standardised = draft.Standardised,
                MissingShareA = 1 - ((double)draft.PresentA / _size.A),
                MissingShareB = 1 - ((double)draft.PresentB / _size.B),
                PValue = draft.PValue,
                AdjustedPValue = adjusted[i],
                MissingAdjustedPValue = missing[i] is null ? null : ofMissing.Dequeue(),
            }).OrderBy(difference => difference.AdjustedPValue).ThenBy(difference => difference.PValue),
        ];
    }

    private double? MissingChance(Draft draft) => AssociationTest.Of(
        new CrossCount([[draft.PresentA, draft.PresentB], [_size.A - draft.PresentA, _size.B - draft.PresentB]], IsOrdered: false), null)?.PValue;

    private static MeanSummary Summary(DbDataReader row, int at) =>
        new(row.GetInt64(at + 1), ColumnCounts.Number(row, at + 2) ?? 0, ColumnCounts.Number(row, at + 3) ?? 0);

    private sealed record Draft(
        ExploreColumn Column, string Figure, FigureKind Kind, double A, double B, FigureEstimate Difference, double PValue, long PresentA, long PresentB)
    {
        public double? Standardised { get; init; }
    }
}
