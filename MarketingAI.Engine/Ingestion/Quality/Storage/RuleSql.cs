using System.Globalization;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>Rules as SQL: all of them are counted in one pass.</summary>
internal static class RuleSql
{
    /// <summary>One row: number of rows, then one figure for each rule.</summary>
    /// <param name="relation">What stands behind FROM.</param>
    public static string Counts(string relation, IReadOnlyList<ColumnRule> rules) =>
        $"SELECT count(*){string.Concat(rules.Select(rule => $",\n    {Figure(rule)}"))}\nFROM {relation}";

    /// <summary>Some rows that break a rule; null where a rule has no single rows.</summary>
    public static string? Sample(string relation, ColumnRule rule, IReadOnlyList<string> columns, int most)
    {
        string? failing = rule.Kind switch
        {
            ColumnRuleKind.Unique => $"{Name(rule)} IN (SELECT {Name(rule)} FROM {relation} GROUP BY 1 HAVING count(*) > 1)",
            ColumnRuleKind.MissingShare or ColumnRuleKind.Range or ColumnRuleKind.Pattern or ColumnRuleKind.Values or ColumnRuleKind.Condition => Failing(rule),
            ColumnRuleKind.Freshness or ColumnRuleKind.RowCount => null,
        };
        string shown = string.Join(", ", columns.Select(column => $"CAST({WarehouseSession.Quoted(column)} AS VARCHAR)"));
        return failing is null ? null : $"SELECT {shown} FROM (SELECT * FROM {relation}) WHERE {failing} LIMIT {most.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Figure(ColumnRule rule) => rule.Kind switch
    {
        ColumnRuleKind.MissingShare or ColumnRuleKind.Range or ColumnRuleKind.Pattern or ColumnRuleKind.Values or ColumnRuleKind.Condition => $"count(*) FILTER ({Failing(rule)})",
        ColumnRuleKind.Unique => $"count({Name(rule)}) - count(DISTINCT {Name(rule)})",
        ColumnRuleKind.Freshness => $"CAST(epoch_ms(CAST(max({Name(rule)}) AS TIMESTAMP)) AS BIGINT)",
        ColumnRuleKind.RowCount => "count(*)",
    };

    /// <summary>A condition that is true for the rows that break the rule.</summary>
    public static string Failing(ColumnRule rule)
    {
        string name = Name(rule);
        return rule.Kind switch
        {
            ColumnRuleKind.MissingShare => $"{name} IS NULL",
            ColumnRuleKind.Range => $"{name} IS NOT NULL AND NOT coalesce({Between($"TRY_CAST({name} AS DOUBLE)", rule)}, false)",
            ColumnRuleKind.Pattern => $"{name} IS NOT NULL AND NOT regexp_full_match(CAST({name} AS VARCHAR), {Text(rule.Pattern ?? string.Empty)})",
            ColumnRuleKind.Values => $"{name} IS NOT NULL AND CAST({name} AS VARCHAR) NOT IN ({string.Join(", ", (rule.Values ?? []).Select(Text))})",
            ColumnRuleKind.Condition => $"NOT ({rule.Condition})",
            ColumnRuleKind.Unique or ColumnRuleKind.Freshness or ColumnRuleKind.RowCount =>
                throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, "This rule has no failing rows of its own."),
        };
    }

    private static string Between(string value, ColumnRule rule)
    {
        List<string> bounds = [$"isfinite({value})"];
        if (rule.Low is { } low)
        {
            bounds.Add($"{value} >= {Number(low)}");
        }

        if (rule.High is { } high)
        {
            bounds.Add($"{value} <= {Number(high)}");
        }

        return string.Join(" AND ", bounds);
    }

    private static string Name(ColumnRule rule) => WarehouseSession.Quoted(rule.Column ?? string.Empty);

    private static string Number(double value) => $"CAST('{value.ToString("R", CultureInfo.InvariantCulture)}' AS DOUBLE)";

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
