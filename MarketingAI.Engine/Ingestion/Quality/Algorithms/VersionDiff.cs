using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Notices.Incidents;
using MathNet.Numerics;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// Compares a new version of a data set with the former one. A difference is told where it is both larger than chance (all tests of one import
/// together are wrong with chance 1 in 100 at most) and large enough to matter; one former version cannot tell what is usual beyond that.
/// No value is quoted: it may be a person's.
/// </summary>
/// <remarks>Missing shares: beta-binomial prediction (Skellam 1948). Values: G-test of homogeneity (Wilks 1935) and half the sum of share differences.</remarks>
internal static class VersionDiff
{
    /// <summary>Chance that an import without any change is told as changed.</summary>
    public const double FalseAlarmsAnImport = .01;

    private const double LeastMissing = .02;
    private const double LeastMoved = .1;
    private const double Expected = 5;

    public static IReadOnlyList<VersionChange> Of(VersionProfile former, VersionProfile next)
    {
        Dictionary<string, VersionColumn> now = next.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        (VersionColumn Before, VersionColumn Now)[] shared = [.. former.Columns.Where(column => now.ContainsKey(column.Name)).Select(column => (column, now[column.Name]))];
        HashSet<string> known = [.. former.Columns.Select(column => column.Name)];
        double chance = FalseAlarmsAnImport / Math.Max(1, 2 * shared.Length);
        List<VersionChange> found = [];
        found.AddRange(former.Columns.Where(column => !now.ContainsKey(column.Name))
            .Select(column => new VersionChange($"{column.Name} vanished", $"The column {column.Name} vanished.", IncidentSeverity.Critical)));
        found.AddRange(shared.Where(pair => pair.Before.Type != pair.Now.Type).Select(pair => new VersionChange(
            $"{pair.Now.Name} changed its type", $"The column {pair.Now.Name} was {pair.Before.Type} and is {pair.Now.Type}.", IncidentSeverity.Major)));
        if (next.Rows < former.Rows / 2d || next.Rows > former.Rows * 2d)
        {
            string rows = string.Create(CultureInfo.InvariantCulture, $"{next.Rows:#,0} rows instead of {former.Rows:#,0}");
            found.Add(new VersionChange(rows, $"{rows}.", next.Rows < former.Rows ? IncidentSeverity.Major : IncidentSeverity.Minor));
        }

        found.AddRange(shared.Select(pair => Missing(pair.Before, former.Rows, pair.Now, next.Rows, chance)).OfType<VersionChange>());
        found.AddRange(shared.Where(pair => pair.Before.Type == pair.Now.Type).Select(pair => Moved(pair.Before, pair.Now, chance)).OfType<VersionChange>());
        found.AddRange(next.Columns.Where(column => !known.Contains(column.Name))
            .Select(column => new VersionChange($"{column.Name} is new", $"The column {column.Name} is new.", IncidentSeverity.Minor)));
        return found;
    }

    private static VersionChange? Missing(VersionColumn before, long rowsBefore, VersionColumn now, long rowsNow, double chance)
    {
        if (rowsBefore == 0 || rowsNow == 0)
        {
            return null;
        }

        double was = before.Missing / (double)rowsBefore;
        double found = now.Missing / (double)rowsNow;
        (double a, double b) = (before.Missing + .5, rowsBefore - before.Missing + .5);
        double tail = Math.Min(Tails.ShareAtLeast(now.Missing, rowsNow, a, b), Tails.ShareAtMost(now.Missing, rowsNow, a, b));
        return Math.Abs(found - was) < LeastMissing || tail >= chance / 2
            ? null
            : new VersionChange(
                $"missing values of {now.Name}", $"{MonitorWords.Share(found)} of {now.Name} are missing, {MonitorWords.Share(was)} before.",
                found > was ? IncidentSeverity.Major : IncidentSeverity.Minor);
    }

    private static VersionChange? Moved(VersionColumn before, VersionColumn now, double chance)
    {
        if (before.Counts is not { } past || now.Counts is not { } present || past.Values.Sum() == 0 || present.Values.Sum() == 0)
        {
            return null;
        }

        double all = past.Values.Sum();
        double fresh = present.Values.Sum();
        (double Before, double Now)[] cells = [.. past.Keys.Union(present.Keys, StringComparer.Ordinal).Select(value => ((double)past.GetValueOrDefault(value), (double)present.GetValueOrDefault(value)))];
        double moved = cells.Sum(cell => Math.Abs((cell.Before / all) - (cell.Now / fresh))) / 2;
        if (moved < LeastMoved || ChanceOf(cells, all, fresh) >= chance)
        {
            return null;
        }

        return new VersionChange(
            $"values of {now.Name} shifted",
            $"{MonitorWords.Share(moved)} of {now.Name} moved to other {(now.Type is ColumnType.Text or ColumnType.Boolean ? "values" : "sizes")}.", IncidentSeverity.Minor);
    }

    /// <summary>Chance of a movement at least as large where both come from one law; values of which fewer than five are expected are pooled.</summary>
    private static double ChanceOf((double Before, double Now)[] cells, double all, double fresh)
    {
        double smaller = Math.Min(all, fresh) / (all + fresh);
        (double Before, double Now)[] large = [.. cells.Where(cell => (cell.Before + cell.Now) * smaller >= Expected)];
        (double Before, double Now) rest = (all - large.Sum(cell => cell.Before), fresh - large.Sum(cell => cell.Now));
        (double Before, double Now)[] pooled = rest.Before + rest.Now > 0 ? [.. large, rest] : large;
        double g = 2 * pooled.Sum(cell => Part(cell.Before, (cell.Before + cell.Now) * all / (all + fresh)) + Part(cell.Now, (cell.Before + cell.Now) * fresh / (all + fresh)));
        return pooled.Length < 2 ? 1 : SpecialFunctions.GammaUpperRegularized((pooled.Length - 1) / 2d, Math.Max(0, g) / 2);
    }

    private static double Part(double seen, double expected) => seen > 0 ? seen * Math.Log(seen / expected) : 0;
}
