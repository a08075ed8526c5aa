using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>How the warehouse's types of a Parquet file become ours.</summary>
internal static class ParquetSql
{
    /// <returns>Null for nested and binary columns, which no contract type fits.</returns>
    public static ColumnType? TypeOf(string warehouseType) => warehouseType switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" => ColumnType.Integer,
        "FLOAT" or "DOUBLE" => ColumnType.Number,
        "BOOLEAN" => ColumnType.Boolean,
        "DATE" => ColumnType.Date,
        "VARCHAR" or "UUID" or "TIME" or "UBIGINT" or "HUGEINT" or "UHUGEINT" => ColumnType.Text,
        _ when warehouseType.EndsWith("[]", StringComparison.Ordinal) || warehouseType.Contains('(', StringComparison.Ordinal) && !IsFlat(warehouseType) => null,
        _ when warehouseType.StartsWith("DECIMAL(", StringComparison.Ordinal) => ColumnType.Number,
        _ when warehouseType.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ColumnType.Timestamp,
        _ when warehouseType.StartsWith("ENUM(", StringComparison.Ordinal) => ColumnType.Text,
        _ => null,
    };

    public static string Expression(ColumnDecision column, string warehouseType, string words)
    {
        string name = WarehouseSession.Quoted(column.Name);
        return column.Type switch
        {
            ColumnType.Text => words,
            ColumnType.Integer => $"CAST({name} AS BIGINT)",
            ColumnType.Number => Number(column, name),
            ColumnType.Boolean => name,
            ColumnType.Date => Bounded(column, name, name),
            ColumnType.Timestamp => Bounded(column, name, Utc(name, warehouseType)),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "No such column type."),
        };
    }

    /// <summary>A condition that holds for values that cannot be taken; null where every value can.</summary>
    public static string? Odd(ColumnType type, string quotedName) => type switch
    {
        ColumnType.Number => $"isinf(CAST({quotedName} AS DOUBLE))",
        ColumnType.Date or ColumnType.Timestamp => $"{quotedName} IS NOT NULL AND NOT coalesce(isfinite({quotedName}) AND year({quotedName}) BETWEEN {DateShape.FirstYear} AND {DateShape.LastYear}, false)",
        _ => null,
    };

    private static bool IsFlat(string type) =>
        type.StartsWith("DECIMAL(", StringComparison.Ordinal) || type.StartsWith("ENUM(", StringComparison.Ordinal);

    private static string Number(ColumnDecision column, string name)
    {
        string value = $"CAST({name} AS DOUBLE)";
        string odd = column.OddValuesMissing ? $"NOT isfinite({value})" : $"isnan({value})";
        return $"CASE WHEN {odd} THEN NULL ELSE {value} END";
    }

    private static string Utc(string name, string warehouseType) =>
        warehouseType.EndsWith("WITH TIME ZONE", StringComparison.Ordinal) ? $"({name} AT TIME ZONE 'UTC')" : $"CAST({name} AS TIMESTAMP)";

    private static string Bounded(ColumnDecision column, string name, string value) =>
        column.OddValuesMissing ? $"CASE WHEN {Odd(column.Type, name)} THEN NULL ELSE {value} END" : value;
}
