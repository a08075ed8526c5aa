using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data;
using static MarketingAI.Engine.FeatureStore.Views.Algorithms.InnerNames;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>
/// Turns a checked view into SQL. The same text serves training sets, materialisation and look-up; only the spine differs. A row counts at a
/// decision when it happened before the cut-off and was known at the decision.
/// </summary>
internal static class FeatureCompiler
{
    /// <summary>A query that gives <c>row_id</c> (or <c>entity_key</c> where there is one decision time) and the view's columns.</summary>
    /// <param name="rows">A query for the source's rows: entity, time, known at, and the columns read.</param>
    /// <param name="hasVersions">Whether the rows say until when they were known.</param>
    public static string Compile(FeaturePlan plan, string rows, bool hasVersions, Spine spine)
    {
        SqlPipeline query = spine is Spine.Rows many ? Joined(plan, rows, hasVersions, many) : Grouped(plan, rows, hasVersions, spine);
        string key = spine is Spine.Rows ? "row_id" : "entity_key";
        int level = 0;
        string last = "features";
        foreach (IGrouping<int, PlannedDerived> derived in plan.Derived.GroupBy(derived => derived.Level))
        {
            string columns = string.Concat(derived.Select(column => $", {column.Sql} AS {Quoted(column.Name)}"));
            query.Step(string.Create(CultureInfo.InvariantCulture, $"derived_{++level}"), $"SELECT *{columns} FROM {last}");
            last = string.Create(CultureInfo.InvariantCulture, $"derived_{level}");
        }

        query.Step("result", $"SELECT {key}, {string.Join(", ", plan.Output.Select(column => Quoted(column.Name)))} FROM {last}");
        return query.Render();
    }

    /// <summary>Rows of the spine with different decision times: joined to the rows that count at each.</summary>
    private static SqlPipeline Joined(FeaturePlan plan, string rows, bool hasVersions, Spine.Rows spine)
    {
        string cutoff = $"spine.decision_at - {Microseconds(plan.Definition.EmbargoHours)}";
        StringBuilder counts = new($"source.{Entity} = spine.entity_key AND {Counts(plan, $"({cutoff})", "spine.decision_at", hasVersions, "source.")}");
        if (plan.LongestDays is { } days)
        {
            // A row that no window reaches need not be joined.
            counts.Append(CultureInfo.InvariantCulture, $" AND source.{HappenedAt} >= {cutoff} - {Microseconds(days * 24)}");
        }

        string parts = string.Concat(plan.Parts.Select(part => $", {part.Sql} AS {Quoted(part.Name)}"));
        string values = string.Concat(plan.Parts.Select(part => $", {Filled("parts.row_id", part)}"));
        return new SqlPipeline()
            .Step("source", rows)
            .Step("counted", $"SELECT spine.row_id AS {Row}, spine.decision_at AS {DecisionAt}, {cutoff} AS {CutoffAt}, source.* FROM {spine.Table} AS spine JOIN source ON {counts}")
            .Step("parts", $"SELECT {Row} AS row_id{parts} FROM counted GROUP BY {Row}, {DecisionAt}, {CutoffAt}")
            .Step("features", $"SELECT spine.row_id{values} FROM {spine.Table} AS spine LEFT JOIN parts ON parts.row_id = spine.row_id");
    }

    /// <summary>One decision time for all: a plain grouping by entity.</summary>
    private static SqlPipeline Grouped(FeaturePlan plan, string rows, bool hasVersions, Spine spine)
    {
        DateTimeOffset at = spine is Spine.Some some ? some.At : ((Spine.Everyone)spine).At;
        string decision = Literal(at);
        string cutoff = Literal(at - TimeSpan.FromMicroseconds(Math.Round(plan.Definition.EmbargoHours * 3_600_000_000)));
        string only = spine is Spine.Some chosen ? $" AND {Entity} IN (SELECT entity_key FROM {chosen.Table})" : string.Empty;
        string timed = plan.NamesDecision ? $", {decision} AS {DecisionAt}, {cutoff} AS {CutoffAt}" : string.Empty;
        string grouped = plan.NamesDecision ? $", {DecisionAt}, {CutoffAt}" : string.Empty;
        string parts = string.Concat(plan.Parts.Select(part => $", {(plan.NamesDecision ? part.Sql : AtOneTime(part.Sql, decision, cutoff))} AS {Quoted(part.Name)}"));
        SqlPipeline query = new SqlPipeline()
            .Step("source", rows)
            .Step("counted", $"SELECT *{timed} FROM source WHERE {Counts(plan, cutoff, decision, hasVersions, string.Empty)}{only}")
            .Step("parts", $"SELECT {Entity} AS entity_key{parts} FROM counted GROUP BY {Entity}{grouped}");
        string values = string.Concat(plan.Parts.Select(part => $", {Filled("parts.entity_key", part)}"));
        return spine is Spine.Some asked
            ? query.Step("features", $"SELECT asked.entity_key{values} FROM {asked.Table} AS asked LEFT JOIN parts ON parts.entity_key = asked.entity_key")
            : query.Step("features", "SELECT * FROM parts");
    }

    private static string Counts(FeaturePlan plan, string cutoff, string decision, bool hasVersions, string prefix)
    {
        string before = plan.Definition.IncludesCutoff ? "<=" : "<";
        string until = hasVersions ? $" AND ({prefix}{KnownUntil} IS NULL OR {prefix}{KnownUntil} > {decision})" : string.Empty;
        return $"{prefix}{HappenedAt} {before} {cutoff} AND {prefix}{KnownFrom} <= {decision}{until}";
    }

    private static string Filled(string key, PlannedPart part) => part.WithoutRows is "NULL"
        ? $"parts.{Quoted(part.Name)}"
        : $"CASE WHEN {key} IS NULL THEN {part.WithoutRows} ELSE parts.{Quoted(part.Name)} END AS {Quoted(part.Name)}";

    /// <summary>Only the compiler's own words are replaced: they start with two underscores, which no column of a plan does.</summary>
    private static string AtOneTime(string sql, string decision, string cutoff) =>
        sql.Replace(DecisionAt, decision, StringComparison.Ordinal).Replace(CutoffAt, cutoff, StringComparison.Ordinal);

    private static string Microseconds(double hours) =>
        string.Create(CultureInfo.InvariantCulture, $"to_microseconds({(long)Math.Round(hours * 3_600_000_000)})");

    public static string Literal(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP '{at.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}'");

    private static string Quoted(string name) => WarehouseSession.Quoted(name);
}

/// <summary>Which entities at which decision times.</summary>
internal abstract record Spine
{
    /// <summary>A table with a row number, a key and a decision time each.</summary>
    /// <param name="Table">Has the columns <c>row_id</c>, <c>entity_key</c> and <c>decision_at</c>.</param>
    public sealed record Rows(string Table) : Spine;

    /// <summary>All entities of the source at one time.</summary>
    public sealed record Everyone(DateTimeOffset At) : Spine;

    /// <summary>Some entities at one time.</summary>
    /// <param name="Table">Has the column <c>entity_key</c>, each key once.</param>
    public sealed record Some(string Table, DateTimeOffset At) : Spine;
}
