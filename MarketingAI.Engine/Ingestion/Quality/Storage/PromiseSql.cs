using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>A contract's quality rules as rules that can be counted.</summary>
internal static class PromiseSql
{
    /// <returns>Null where the rule asks for nothing that can be counted on this data set.</returns>
    public static ColumnRule? RuleOf(QualityRule rule, IReadOnlyList<ContractColumn> columns)
    {
        bool isCritical = rule.Severity == ChangeSeverity.Error;
        return rule.Check switch
        {
            QualityCheck.RowCount when rule.AtLeast is not null || rule.AtMost is not null =>
                new ColumnRule(ColumnRuleKind.RowCount, null, rule.AtLeast, rule.AtMost, IsCritical: isCritical),
            QualityCheck.MissingShare when rule.AtMost is not null =>
                new ColumnRule(ColumnRuleKind.MissingShare, rule.Column, High: rule.AtMost, IsCritical: isCritical),
            QualityCheck.DuplicateShare when rule.AtMost is < 1 => new ColumnRule(ColumnRuleKind.Unique, rule.Column, IsCritical: isCritical) { Share = rule.AtMost.Value },
            QualityCheck.FreshnessHours when rule.AtMost is not null && (rule.Column ?? TimeColumn(columns)) is { } time =>
                new ColumnRule(ColumnRuleKind.Freshness, time, High: rule.AtMost, IsCritical: isCritical),
            QualityCheck.Range when rule.AtLeast is not null || rule.AtMost is not null =>
                new ColumnRule(ColumnRuleKind.Range, rule.Column, rule.AtLeast, rule.AtMost, IsCritical: isCritical),
            QualityCheck.Condition when rule.Condition is not null => new ColumnRule(ColumnRuleKind.Condition, null, IsCritical: isCritical) { Condition = rule.Condition },
            QualityCheck.InvalidShare when rule.AtMost is < 1 && columns.FirstOrDefault(column => string.Equals(column.Name, rule.Column, StringComparison.Ordinal)) is { } column
                && Valid(column) is { } valid => new ColumnRule(ColumnRuleKind.Condition, null, IsCritical: isCritical) { Condition = valid, Share = rule.AtMost.Value },
            QualityCheck.RowCount or QualityCheck.MissingShare or QualityCheck.DuplicateShare or QualityCheck.FreshnessHours or QualityCheck.Range
                or QualityCheck.Condition or QualityCheck.InvalidShare => null,
        };
    }

    private static string? TimeColumn(IReadOnlyList<ContractColumn> columns) =>
        columns.FirstOrDefault(column => column.Type == ColumnType.Timestamp)?.Name ?? columns.FirstOrDefault(column => column.Type == ColumnType.Date)?.Name;

    /// <summary>What a column's values keep to; null where the contract says nothing of them. A missing value is not invalid.</summary>
    private static string? Valid(ContractColumn column)
    {
        string name = WarehouseSession.Quoted(column.Name);
        List<string> parts = [];
        if (column.AllowedValues.Count > 0)
        {
            parts.Add($"CAST({name} AS VARCHAR) IN ({string.Join(", ", column.AllowedValues.Select(Text))})");
        }

        if (column.Pattern is { } pattern)
        {
            parts.Add($"regexp_full_match(CAST({name} AS VARCHAR), {Text(pattern)})");
        }

        if (column.MinLength is { } shortest)
        {
            parts.Add($"length(CAST({name} AS VARCHAR)) >= {shortest.ToString(CultureInfo.InvariantCulture)}");
        }

        if (column.MaxLength is { } longest)
        {
            parts.Add($"length(CAST({name} AS VARCHAR)) <= {longest.ToString(CultureInfo.InvariantCulture)}");
        }

        AddBound(parts, column, name, column.Minimum, column.MinimumIsExclusive ? ">" : ">=");
        AddBound(parts, column, name, column.Maximum, column.MaximumIsExclusive ? "<" : "<=");
        return parts.Count == 0 ? null : $"{name} IS NULL OR ({string.Join(" AND ", parts)})";
    }

    private static void AddBound(List<string> parts, ContractColumn column, string name, string? bound, string sign)
    {
        if (bound is not null && column.Type is not (ColumnType.Text or ColumnType.Boolean))
        {
            string type = column.Type is ColumnType.Date or ColumnType.Timestamp ? "TIMESTAMP" : "DOUBLE";
            parts.Add($"CAST({name} AS {type}) {sign} CAST({Text(bound)} AS {type})");
        }
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
