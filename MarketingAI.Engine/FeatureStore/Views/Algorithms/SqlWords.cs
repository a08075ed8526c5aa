namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>What may stand in the SQL that people write for features: nothing that reads another table or file, changes anything, or answers differently each time.</summary>
internal static class SqlWords
{
    public static IReadOnlySet<string> Classes { get; } = Set(
        "BETWEEN", "CASE", "CAST", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION", "OPERATOR");

    public static IReadOnlySet<string> Types { get; } = Set(
        "BIGINT", "BOOLEAN", "DATE", "DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "INTEGER", "SMALLINT", "TIMESTAMP", "TINYINT", "VARCHAR");

    public static IReadOnlySet<string> Operators { get; } = Set("+", "-", "*", "/", "//", "%", "**", "^", "||", "~~", "!~~", "~~*", "!~~*", "->>");

    public static IReadOnlySet<string> Scalars { get; } = Set(
        "abs", "ceil", "ceiling", "concat", "contains", "date_diff", "date_part", "date_trunc", "datediff", "day", "dayofweek", "ends_with", "epoch", "exp",
        "floor", "greatest", "hour", "ifnull", "isfinite", "isnan", "isodow", "json_extract_string", "least", "left", "length", "ln", "log", "log10", "log2",
        "lower", "minute", "mod", "month", "nullif", "pow", "power", "regexp_extract", "regexp_matches", "replace", "right", "round", "sign", "split_part", "sqrt",
        "starts_with", "strftime", "substr", "substring", "to_days", "to_hours", "to_minutes", "to_months", "to_seconds", "to_weeks", "trim", "trunc", "upper", "week",
        "weekday", "year");

    /// <summary>Aggregates whose answer does not rest on the order of rows.</summary>
    public static IReadOnlySet<string> Aggregates { get; } = Set(
        "arg_max", "arg_min", "avg", "bool_and", "bool_or", "corr", "count", "count_if", "count_star", "covar_pop", "covar_samp", "entropy", "kurtosis", "max", "max_by",
        "mean", "median", "min", "min_by", "quantile_cont", "quantile_disc", "regr_slope", "skewness", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop",
        "var_samp", "variance");

    /// <summary>Aggregates of which nothing but a number of rows comes out.</summary>
    public static IReadOnlySet<string> Counts { get; } = Set("count", "count_if", "count_star");

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
