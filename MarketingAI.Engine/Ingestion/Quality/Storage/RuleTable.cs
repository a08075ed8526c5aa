using System.Diagnostics;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>Counts rules over a table in clear and shows failing rows masked.</summary>
internal sealed class RuleTable(IWarehouse warehouse)
{
    private const int SampleRows = 5;

    public Outcome<RuleCheck> Check(WarehouseTable table, IReadOnlyList<string> columns, string? source, IReadOnlyList<ColumnRule> rules, DateTime now)
    {
        using WarehouseSession counting = warehouse.OpenFor(Purposes.Ingestion, table);
        using WarehouseSession showing = warehouse.Open(table);
        string relation = source is null ? table.ToString() : $"(SELECT * FROM {table} WHERE source = {Text(source)})";
        return Check(counting, showing, relation, columns, rules, now);
    }

    /// <summary>Batches of a source that readers see, committed since a time, oldest first.</summary>
    public IReadOnlyList<string> Batches(string source, DateTime since)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion);
        if (!session.Has(ProfileReader.Batches))
        {
            return [];
        }

        session.Expose(ProfileReader.Batches);
        return session.Query(
            "SELECT batch_id FROM ingestion.batch WHERE source = $1 AND state = 'accepted' AND accepted > 0 AND committed_at >= $2 ORDER BY committed_at",
            row => row.GetString(0), source, since);
    }

    /// <summary>Which rules the rows of a batch break for sure, with what was found; null where none. A rule that cannot be run is left out, which the check of the whole tells.</summary>
    public static string? WhyBroken(WarehouseSession session, string relation, IReadOnlyList<ColumnRule> rules)
    {
        (ColumnRule[] counted, long?[] figures) = Count(session, relation, [.. rules], []);
        long rows = figures[0]!.Value;
        string[] broken =
        [
            .. Enumerable.Range(0, counted.Length).Where(i => RuleVerdict.BreaksForSure(counted[i], rows, figures[i + 1] ?? 0))
                .Select(i => $"{counted[i].Sentence} Found: {RuleVerdict.Of(counted[i], rows, figures[i + 1], DateTime.UnixEpoch).Found}."),
        ];
        return broken.Length == 0 ? null : string.Join(" ", broken);
    }

    /// <summary>The same for a batch that readers see.</summary>
    public string? WhyBatchBroken(string source, string batchId, IReadOnlyList<ColumnRule> rules)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, ProfileReader.Events);
        return WhyBroken(session, $"(SELECT * FROM {ProfileReader.Events} WHERE source = {Text(source)} AND batch_id = {Text(batchId)})", rules);
    }

    /// <summary>Batches of a source that were held back at their commit, with their rows.</summary>
    public IReadOnlyList<(string Batch, long Rows)> HeldBatches(string source)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion);
        if (!session.Has(ProfileReader.Batches))
        {
            return [];
        }

        session.Expose(ProfileReader.Batches);
        return session.Query("SELECT batch_id, accepted FROM ingestion.batch WHERE source = $1 AND state = 'quarantined'", row => (row.GetString(0), row.GetInt64(1)), source);
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Counts each rule that can be counted; one that cannot takes no other with it.</summary>
    /// <param name="counting">Counts values as they are; no value leaves by it.</param>
    /// <param name="showing">Shows failing rows as the actor may see them.</param>
    private static Outcome<RuleCheck> Check(
        WarehouseSession counting, WarehouseSession showing, string relation, IReadOnlyList<string> columns, IReadOnlyList<ColumnRule> rules, DateTime now)
    {
        List<UncountedRule> uncounted = [.. rules.Select(rule => (Rule: rule, Fault: RuleVerdict.Fault(rule, columns))).Where(rule => rule.Fault is not null)
            .Select(rule => new UncountedRule(rule.Rule, rule.Fault!))];
        ColumnRule[] sound = [.. rules.Where(rule => uncounted.TrueForAll(unfit => !ReferenceEquals(unfit.Rule, rule)))];
        long start = Stopwatch.GetTimestamp();
        (ColumnRule[] counted, long?[] figures) = Count(counting, relation, sound, uncounted);
        if (counted.Length == 0)
        {
            return new RuleUnfit(uncounted[0].Rule.Sentence, uncounted[0].Why);
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        long rows = figures[0]!.Value;
        RuleResult[] results = [.. counted.Select((rule, i) => WithSample(showing, relation, columns, RuleVerdict.Of(rule, rows, figures[i + 1], now)))];
        return new RuleCheck(rows, rows * counted.Select(rule => rule.Column).OfType<string>().Distinct(StringComparer.Ordinal).Count(), took, results) { Uncounted = uncounted };
    }

    /// <summary>All rules in one pass; where that fails each by itself, to tell which cannot be counted.</summary>
    private static (ColumnRule[] Counted, long?[] Figures) Count(WarehouseSession session, string relation, ColumnRule[] rules, List<UncountedRule> uncounted)
    {
        try
        {
            return (rules, Figures(session, relation, rules));
        }
        catch (DuckDBException)
        {
            List<ColumnRule> sound = [];
            foreach (ColumnRule rule in rules)
            {
                if (WhyNotCounted(session, relation, rule) is { } why)
                {
                    uncounted.Add(new UncountedRule(rule, why));
                }
                else
                {
                    sound.Add(rule);
                }
            }

            return ([.. sound], Figures(session, relation, sound));
        }
    }

    private static string? WhyNotCounted(WarehouseSession session, string relation, ColumnRule rule)
    {
        try
        {
            Figures(session, relation, [rule]);
            return null;
        }
        catch (DuckDBException fault)
        {
            // The warehouse quotes the value that it could not read, which may be a person's.
            return fault.Message.StartsWith("Conversion Error", StringComparison.Ordinal)
                ? "some values are not of the type that it asks for."
                : fault.Message.Split('\n')[0];
        }
    }

    private static long?[] Figures(WarehouseSession session, string relation, IReadOnlyList<ColumnRule> rules) => session.Query(
        RuleSql.Counts(relation, rules),
        row => Enumerable.Range(0, rules.Count + 1).Select(i => row.IsDBNull(i) ? (long?)null : row.GetInt64(i)).ToArray())[0];

    private static RuleResult WithSample(WarehouseSession session, string relation, IReadOnlyList<string> columns, RuleResult result)
    {
        if (result.IsKept || RuleSql.Sample(relation, result.Rule, columns, SampleRows) is not { } sql)
        {
            return result;
        }

        return result with
        {
            Sample = session.Query(sql, row => (IReadOnlyDictionary<string, string?>)columns.Select((column, i) => (column, Value: row.IsDBNull(i) ? null : row.GetString(i)))
                .ToDictionary(cell => cell.column, cell => cell.Value, StringComparer.Ordinal)),
        };
    }
}
