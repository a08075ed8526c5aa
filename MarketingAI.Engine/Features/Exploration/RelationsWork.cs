using System.Data.Common;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Holds columns against each other, on all rows or on a sample kept in the session.</summary>
internal sealed class RelationsWork(ExploreRows whole, IProgress<ExploreProgress>? progress)
{
    public const int MostColumns = 20;

    private const long MostWords = 1_000;
    private const int WordsNamed = 20;
    private const int PairsEach = 100;

    private static readonly double[] Tenths = [.. Enumerable.Range(1, 9).Select(tenth => tenth / 10.0)];

    private readonly List<LeftOutColumn> _leftOut = [];
    private readonly List<ShownSql> _sql = [];
    private ExploreRows _rows = whole;

    public Outcome<ColumnRelations> Run(IReadOnlyList<ExploreColumn> asked)
    {
        progress?.Report(new ExploreProgress(0.05, "Counting columns"));
        long all = ColumnCounts.Rows(_rows);
        if (all < AssociationTest.LeastRows)
        {
            return new TooFewExploreRows(all, AssociationTest.LeastRows);
        }

        ExploreColumn[] open = [.. asked.Where(Open)];
        (_rows, BoundSql? sampled) = _rows.Sampled(open, ColumnCounts.SamplePercent(all));
        _sql.AddRange(sampled is null ? [] : [sampled.Shown("The sample")]);
        (_, IReadOnlyList<ColumnCount> counts, _) = ColumnCounts.Read(_rows, open);

        ColumnCount[] fit = [.. counts.Where(Fits)];
        foreach (ColumnCount late in fit.Skip(MostColumns))
        {
            LeaveOut(late.Column, $"At most {MostColumns} columns are held against each other at once; choose it to see it.");
        }

        ColumnCount[] chosen = [.. fit.Take(MostColumns)];
        if (chosen.Length < 2)
        {
            return new TooFewColumns(chosen.Length);
        }

        long looked = Keep(chosen);
        Pair[] pairs = [.. Enumerable.Range(0, chosen.Length).SelectMany(left => Enumerable.Range(left + 1, chosen.Length - left - 1).Select(right => new Pair(left, right)))];
        Measures(chosen, pairs, looked);
        return new ColumnRelations(_rows.Source, all, looked, Judged(chosen, pairs), _leftOut) { Columns = [.. chosen.Select(count => count.Column.Name)], Sql = _sql };
    }

    private bool Open(ExploreColumn column) =>
        OverviewWork.HiddenWhy(_rows, column) is { } why ? LeaveOut(column, why) : !column.IsTime || LeaveOut(column, "Times are looked at over time, on the column's page.");

    private bool Fits(ColumnCount count)
    {
        bool isKey = count.Distinct >= 0.9 * count.Present && (count.Column.Type == ColumnType.Text || count.Column.PersonalData == PersonalDataClass.Pseudonymous);
        return count.IsConstant ? LeaveOut(count.Column, "It has the same value in every row, or none.")
            : isKey ? LeaveOut(count.Column, "Nearly every row has a value of its own.")
            : count.Column.Type != ColumnType.Text || count.Distinct <= MostWords || LeaveOut(count.Column, "It has too many different words.");
    }

    private bool LeaveOut(ExploreColumn column, string why)
    {
        _leftOut.Add(new LeftOutColumn(column.Name, why));
        return false;
    }

    private long Keep(ColumnCount[] chosen)
    {
        progress?.Report(new ExploreProgress(0.15, "Taking rows"));
        ExploreColumn[] measured = [.. chosen.Where(count => count.Column.IsNumber && !count.HasFewValues).Select(count => count.Column)];
        IReadOnlyDictionary<ExploreColumn, double[]> tenths = ColumnCounts.Quantiles(_rows, 0, measured, Tenths);
        Grouping[] groupings = [.. chosen.Select(count => new Grouping(count.Column, tenths.TryGetValue(count.Column, out double[]? edges) ? ColumnCounts.Edges(count, edges) : null)
        {
            Words = tenths.ContainsKey(count.Column) ? null : _rows.Ask(ChartSql.Levels(_rows, count.Column, WordsNamed), row => row.GetString(0)),
        })];
        BoundSql kept = RelationSql.Kept(_rows, groupings);
        _sql.Add(kept.Shown("The rows looked at, in groups"));
        _rows.Make(kept);
        return _rows.Ask(RelationSql.Count, row => row.GetInt64(0))[0];
    }

    private void Measures(ColumnCount[] chosen, Pair[] pairs, long looked)
    {
        Pair[] numbers = [.. pairs.Where(pair => IsMeasured(chosen[pair.Left]) && IsMeasured(chosen[pair.Right]))];
        progress?.Report(new ExploreProgress(0.3, "Correlating numbers"));
        foreach (Pair[] part in numbers.Chunk(PairsEach))
        {
            BoundSql sql = RelationSql.Pearson([.. part.Select(pair => (pair.Left, pair.Right))]);
            _sql.Add(sql.Shown("Pearson's correlations"));
            _rows.Ask(sql, row => Each(part, (pair, i) => (pair.Pearson, pair.Rows) = (Finite(row, 2 * i), row.GetInt64((2 * i) + 1))));
        }

        Ranks(numbers, looked);
        for (int i = 0; i < pairs.Length; i++)
        {
            progress?.Report(new ExploreProgress(0.4 + (0.6 * i / pairs.Length), "Holding groups against each other"));
            Cross(pairs[i], chosen);
        }

        if (pairs.Length > 0)
        {
            _sql.Add(RelationSql.Crossed(pairs[0].Left, pairs[0].Right).Shown("Groups of a pair"));
        }
    }

    /// <summary>Where both columns have values in every row, one ranking serves all pairs; else a pair is ranked over its own rows.</summary>
    private void Ranks(Pair[] numbers, long looked)
    {
        Pair[] complete = [.. numbers.Where(pair => pair.Rows == looked)];
        if (complete.Length > 0)
        {
            int[] columns = [.. complete.SelectMany(pair => new[] { pair.Left, pair.Right }).Distinct().Order()];
            _rows.Make(RelationSql.Ranks(columns));
            foreach (Pair[] part in complete.Chunk(PairsEach))
            {
                BoundSql sql = RelationSql.RankCorrelations([.. part.Select(pair => (pair.Left, pair.Right))]);
                _rows.Ask(sql, row => Each(part, (pair, i) => pair.Spearman = Finite(row, i)));
            }
        }

        foreach (Pair pair in numbers.Where(pair => pair.Rows != looked))
        {
            _rows.Ask(RelationSql.Spearman(pair.Left, pair.Right), row => pair.Spearman = Finite(row, 0));
        }

        if (numbers.Length > 0)
        {
            _sql.Add(RelationSql.Spearman(numbers[0].Left, numbers[0].Right).Shown("Spearman's correlation of a pair"));
        }
    }

    private void Cross(Pair pair, ColumnCount[] chosen)
    {
        (ColumnCount left, ColumnCount right) = (chosen[pair.Left], chosen[pair.Right]);
        List<(string A, string B, long Rows)> cells = [.. _rows.Ask(
            RelationSql.Crossed(pair.Left, pair.Right),
            row => (row.GetValue(0).ToString()!, row.GetValue(1).ToString()!, row.GetInt64(2)))];
        string[] a = Ordered(cells.Select(cell => cell.A), left);
        string[] b = Ordered(cells.Select(cell => cell.B), right);
        long[][] counts = [.. a.Select(_ => new long[b.Length])];
        foreach ((string x, string y, long n) in cells)
        {
            counts[Array.IndexOf(a, x)][Array.IndexOf(b, y)] = n;
        }

        bool isTurned = b.Length > a.Length;
        long[][] turned = isTurned ? [.. b.Select((_, j) => counts.Select(group => group[j]).ToArray())] : counts;
        pair.Groups = AssociationTest.Of(new CrossCount(turned, (isTurned ? right : left).Column.IsNumber), null);
        if (IsMeasured(left) != IsMeasured(right))
        {
            (int number, int group) = IsMeasured(left) ? (pair.Left, pair.Right) : (pair.Right, pair.Left);
            pair.Ratio = PairMeasures.CorrelationRatio(_rows.Ask(
                RelationSql.ByGroup(number, group),
                row => new MeanSummary(row.GetInt64(0), ColumnCounts.Number(row, 1) ?? 0, ColumnCounts.Number(row, 2) ?? 0)));
        }
    }

    private static string[] Ordered(IEnumerable<string> levels, ColumnCount column) => [.. levels.Distinct(StringComparer.Ordinal)
        .OrderBy(level => column.Column.IsNumber && double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out double at) ? at : double.MaxValue)
        .ThenBy(level => level, StringComparer.Ordinal)];

    /// <summary>A number with two values is a class.</summary>
    private static bool IsMeasured(ColumnCount count) => count.Column.IsNumber && count.Distinct > 2;

    private static IReadOnlyList<RelatedPair> Judged(ColumnCount[] chosen, Pair[] pairs)
    {
        (Pair Pair, Measured Measured)[] measured = [.. pairs.Select(pair => (pair, Measure(pair, chosen))).Where(found => found.Item2 is not null).Select(found => (found.pair, found.Item2!))];
        double?[] others = [.. measured.Select(found => found.Measured.Kind == RelationMeasure.CramersV ? null : found.Pair.Groups?.PValue)];
        double[] adjusted = HolmAdjustment.Of([.. measured.Select(found => found.Measured.Chance), .. others.OfType<double>()]);
        Queue<double> ofGroups = new(adjusted[measured.Length..]);
        return
        [
            .. measured.Select((found, i) => new RelatedPair(
                chosen[found.Pair.Left].Column.Name, chosen[found.Pair.Right].Column.Name, found.Measured.Kind, found.Measured.Strength, found.Measured.Rows)
            {
                Low = found.Measured.Interval?.Low,
                High = found.Measured.Interval?.High,
                Pearson = found.Pair.Pearson,
                PearsonInterval = found.Pair.Pearson is { } pearson ? PairMeasures.Pearson(pearson, found.Pair.Rows) : null,
                AdjustedPValue = adjusted[i],
                Groups = found.Pair.Groups is null ? null : found.Pair.Groups with { AdjustedPValue = others[i] is null ? adjusted[i] : ofGroups.Dequeue() },
            }).OrderByDescending(pair => pair.IsFoundAt(ExplorerService.Alpha)).ThenByDescending(pair => Math.Abs(pair.Strength)),
        ];
    }

    private static Measured? Measure(Pair pair, ColumnCount[] chosen)
    {
        if (IsMeasured(chosen[pair.Left]) && IsMeasured(chosen[pair.Right]))
        {
            return pair is { Spearman: { } rank, Rows: >= PairMeasures.LeastRows }
                ? new Measured(RelationMeasure.RankCorrelation, rank, PairMeasures.CorrelationChance(rank, pair.Rows), pair.Rows, PairMeasures.Spearman(rank, pair.Rows))
                : null;
        }

        return pair switch
        {
            { Ratio: { } ratio } => new Measured(RelationMeasure.CorrelationRatio, ratio.Ratio, ratio.Chance, ratio.Rows, null),
            { Groups: { } groups } => new Measured(RelationMeasure.CramersV, groups.CramersV, groups.PValue, groups.Rows, null),
            _ => null,
        };
    }

    private static bool Each(Pair[] pairs, Action<Pair, int> read)
    {
        for (int i = 0; i < pairs.Length; i++)
        {
            read(pairs[i], i);
        }

        return true;
    }

    private static double? Finite(DbDataReader row, int at) => row.IsDBNull(at) || !double.IsFinite(row.GetDouble(at)) ? null : Math.Clamp(row.GetDouble(at), -1, 1);

    private sealed record Measured(RelationMeasure Kind, double Strength, double Chance, long Rows, FigureEstimate? Interval);

    private sealed class Pair(int left, int right)
    {
        public int Left => left;

        public int Right => right;

        public double? Pearson { get; set; }

        public double? Spearman { get; set; }

        public long Rows { get; set; }

        public Association? Groups { get; set; }

        public (double Ratio, double Chance, long Rows)? Ratio { get; set; }
    }
}
