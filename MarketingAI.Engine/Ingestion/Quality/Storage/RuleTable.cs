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

    /// <summary>Which rules the rows of a batch break for sure, with what was found; null where none, or where a rule cannot be run, which the check of the whole tells.</summary>
    public static string? WhyBroken(WarehouseSession session, string relation, IReadOnlyList<ColumnRule> rules)
    {
        try
        {
            long[] figures = session.Query(
                RuleSql.Counts(relation, rules),
                row => Enumerable.Range(0, rules.Count + 1).Select(i => row.IsDBNull(i) ? 0 : row.GetInt64(i)).ToArray())[0];
            string[] broken =
            [
                .. Enumerable.Range(0, rules.Count).Where(i => RuleVerdict.BreaksForSure(rules[i], figures[0], figures[i + 1]))
                    .Select(i => $"{rules[i].Sentence} Found: {RuleVerdict.Of(rules[i], figures[0], figures[i + 1], DateTime.UnixEpoch).Found}."),
            ];
            return broken.Length == 0 ? null : string.Join(" ", broken);
        }
        catch (DuckDBException)
        {
            return null;
        }
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

    /// <param name="counting">Counts values as they are; no value leaves by it.</param>
    /// <param name="showing">Shows failing rows as the actor may see them.</param>
    private static Outcome<RuleCheck> Check(
        WarehouseSession counting, WarehouseSession showing, string relation, IReadOnlyList<string> columns, IReadOnlyList<ColumnRule> rules, DateTime now)
    {
        if (rules.FirstOrDefault(rule => RuleVerdict.Fault(rule, columns) is not null) is { } unfit)
        {
            return new RuleUnfit(unfit.Sentence, RuleVerdict.Fault(unfit, columns)!);
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            long?[] figures = counting.Query(
                RuleSql.Counts(relation, rules),
                row => Enumerable.Range(0, rules.Count + 1).Select(i => row.IsDBNull(i) ? (long?)null : row.GetInt64(i)).ToArray())[0];
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            long rows = figures[0]!.Value;
            RuleResult[] results = [.. rules.Select((rule, i) => WithSample(showing, relation, columns, RuleVerdict.Of(rule, rows, figures[i + 1], now)))];
            return new RuleCheck(rows, rows * rules.Select(rule => rule.Column).OfType<string>().Distinct(StringComparer.Ordinal).Count(), took, results);
        }
        catch (DuckDBException fault)
        {
            return new RuleUnfit(string.Join(" ", rules.Select(rule => rule.Sentence)), fault.Message.Split('\n')[0]);
        }
    }

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
