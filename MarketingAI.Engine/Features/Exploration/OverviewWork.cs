using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Counts every column of a source: one pass for all, then one short query for each that has groups.</summary>
internal sealed class OverviewWork(ExploreRows rows, bool isWhole, IProgress<ExploreProgress>? progress)
{
    private const long MostWords = 50_000;
    private const int TopShown = 5;

    private static readonly double[] Tenths = [.. Enumerable.Range(1, 9).Select(tenth => tenth / 10.0)];

    private readonly List<ShownSql> _sql = [];

    public Outcome<ExploreOverview> Run(ExploreColumn? target)
    {
        ExploreColumn[] open = [.. rows.Source.Columns.Where(column => HiddenWhy(rows, column) is null)];
        progress?.Report(new ExploreProgress(0.02, $"Counting {open.Length} columns in one pass"));
        (long all, IReadOnlyList<ColumnCount> counts, IReadOnlyList<BoundSql> asked) = ColumnCounts.Read(rows, open);
        _sql.AddRange(asked.Select(sql => sql.Shown("Counts of all columns")));
        if (all == 0)
        {
            return new TooFewExploreRows(0, 1);
        }

        TargetTerms? terms = null;
        if (target is not null)
        {
            Outcome<TargetTerms> read = TargetTerms.Read(rows, target);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            terms = read.Value;
        }

        progress?.Report(new ExploreProgress(0.35, "Taking quantiles"));
        ExploreColumn[] measured = [.. counts.Where(count => !count.IsConstant && (count.Column.IsNumber || count.Column.IsTime)).Select(count => count.Column)];
        IReadOnlyDictionary<ExploreColumn, double[]> tenths = ColumnCounts.Quantiles(rows, all, measured, Tenths);
        ColumnProfile[] profiles = [.. rows.Source.Columns.Select((column, i) => Profile(column, counts.FirstOrDefault(count => count.Column == column), tenths, terms, all, i))];
        return new ExploreOverview(rows.Source, all, [.. Judged(profiles, all)], ColumnCounts.SamplePercent(all) is null ? null : ColumnCounts.SampleRows)
        {
            Target = terms?.Summary,
            Sql = _sql,
        };
    }

    /// <summary>Why nothing but counts of a column is shown; null where it is open.</summary>
    public static string? HiddenWhy(ExploreRows rows, ExploreColumn column) =>
        rows.IsMasked(column) ? ExplorerService.MaskedWhy : column.Use == AllowedUse.Nothing ? ExplorerService.UnusableWhy : null;

    private ColumnProfile Profile(
        ExploreColumn column, ColumnCount? count, IReadOnlyDictionary<ExploreColumn, double[]> tenths, TargetTerms? target, long all, int place)
    {
        if (count is null)
        {
            // What the import counted stands on the data set's page for all; nothing of it is asked again.
            return new ColumnProfile(column) { HiddenWhy = HiddenWhy(rows, column), Distinct = column.CountedDistinct, MissingShare = column.CountedMissingShare };
        }

        double[]? quantiles = tenths.GetValueOrDefault(column);
        ColumnProfile profile = new(column)
        {
            Present = count.Present,
            MissingShare = (all - count.Present) / (double)all,
            Distinct = isWhole && column.CountedDistinct is { } counted ? counted : count.Distinct,
            IsDistinctEstimated = count.IsDistinctEstimated && !(isWhole && column.CountedDistinct is not null),
            Minimum = count.Minimum,
            Maximum = count.Maximum,
            Median = quantiles is null ? null : GroupReading.Shown(column, quantiles[4]),
            Mean = count.Mean,
            Deviation = count.Deviation,
        };
        progress?.Report(new ExploreProgress(0.45 + (0.55 * place / rows.Source.Columns.Count), $"Grouping {column.Name}"));
        return Grouped(profile, count, quantiles, target, all);
    }

    private ColumnProfile Grouped(ColumnProfile profile, ColumnCount count, double[]? quantiles, TargetTerms? target, long all)
    {
        ExploreColumn column = count.Column;
        bool isTarget = target?.Summary.Column == column;
        if (WhyNotGrouped(profile, count, all) is { } why)
        {
            return profile with { NoAssociationWhy = target is null || isTarget ? null : why };
        }

        bool byValue = !column.IsTime && (!column.IsNumber || count.HasFewValues);
        if (!byValue && (target is null || isTarget))
        {
            return profile;
        }

        Grouping grouping = new(column, byValue ? null : ColumnCounts.Edges(count, quantiles ?? []));
        (IReadOnlyList<CountedGroup> groups, BoundSql sql) = GroupReading.Read(rows, grouping, isTarget ? null : target);
        _sql.Add(sql.Shown(column.Name));
        Association? found = target is null || isTarget ? null : AssociationTest.Of(GroupReading.Cross(groups, grouping.IsOrdered), target.Positive);
        return profile with
        {
            Top = byValue ? [.. groups.Where(group => group.Place > 0).OrderByDescending(group => group.All).Take(TopShown).Select(group => new LevelCount(group.Level, group.All))] : [],
            Association = found,
            NoAssociationWhy = target is null || isTarget || found is not null ? null : "Too few rows in all but one of its groups.",
        };
    }

    private static string? WhyNotGrouped(ColumnProfile profile, ColumnCount count, long all) =>
        count.IsConstant ? "It has the same value in every row, or none."
        : ColumnFlags.IsKey(profile, all) ? "Nearly every row has a value of its own."
        : count.Column.Type == ColumnType.Text && count.Distinct > MostWords ? "It has too many different words."
        : null;

    private static IEnumerable<ColumnProfile> Judged(ColumnProfile[] profiles, long all)
    {
        int[] looked = [.. Enumerable.Range(0, profiles.Length).Where(i => profiles[i].Association is not null)];
        double[] adjusted = HolmAdjustment.Of([.. looked.Select(i => profiles[i].Association!.PValue)]);
        for (int place = 0; place < looked.Length; place++)
        {
            ColumnProfile profile = profiles[looked[place]];
            profiles[looked[place]] = profile with { Association = profile.Association! with { AdjustedPValue = adjusted[place] } };
        }

        return profiles.Select(profile => profile with { Flags = ColumnFlags.Of(profile, all) });
    }
}
