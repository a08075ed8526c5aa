using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>The questions that a subject's profile is made of. Each runs over the step <c>subject_row</c>: stream, day, happened_at, known_at and the columns.</summary>
internal static class ProfileSql
{
    /// <summary>Columns of events that may be missing.</summary>
    public static IReadOnlyList<string> EventFields { get; } =
        ["anonymous_id", "user_id", "email_sha256", "phone_sha256", "device_type", "channel", "campaign", "creative", "page", "order_id", "value", "currency"];

    /// <summary>Columns of events whose values are few.</summary>
    public static IReadOnlyList<string> EventCategories { get; } = ["device_type", "channel", "campaign", "creative", "page", "currency", "schema_version"];

    /// <summary>Columns of events that are numbers.</summary>
    public static IReadOnlyList<string> EventNumbers { get; } = ["value"];

    /// <summary>A value known so long after its hour still counts as on time.</summary>
    public const string Grace = "INTERVAL 2 HOUR";

    /// <summary>Day and rows of a source's events, ascending; $1 source.</summary>
    public const string DaysOfSource = """
        SELECT CAST(CAST(event_time AS DATE) AS TIMESTAMP), count(*) FROM ingestion.event WHERE source = $1 GROUP BY 1 ORDER BY 1
        """;

    /// <summary>Day and rows of a data set, ascending.</summary>
    public static string DaysOfDataSet(WarehouseTable table, string timeColumn) => $"""
        SELECT CAST(CAST({WarehouseSession.Quoted(timeColumn)} AS DATE) AS TIMESTAMP), count(*)
        FROM {table} WHERE {WarehouseSession.Quoted(timeColumn)} IS NOT NULL GROUP BY 1 ORDER BY 1
        """;

    /// <summary>Rows of one event source; $1 source, $2 first day, $3 day after the last.</summary>
    public static SqlPipeline EventRows() => new SqlPipeline().Step("subject_row", """
        SELECT type || coalesce(' (' || json_extract_string(properties, '$.source') || ')', '') AS stream, event_time AS happened_at, received_at AS known_at,
            CAST(event_time AS DATE) AS day, * EXCLUDE (type, event_time, received_at)
        FROM ingestion.event WHERE source = $1 AND event_time >= $2 AND event_time < $3
        """);

    /// <summary>Rows of a data set with a time column; $1 first day, $2 day after the last.</summary>
    public static SqlPipeline DataSetRows(WarehouseTable table, string timeColumn) => new SqlPipeline().Step("subject_row", $"""
        SELECT '' AS stream, CAST({WarehouseSession.Quoted(timeColumn)} AS DATE) AS day, *
        FROM {table} WHERE {WarehouseSession.Quoted(timeColumn)} >= $1 AND {WarehouseSession.Quoted(timeColumn)} < $2
        """);

    /// <summary>stream, day, hour, rows, rows on time.</summary>
    public static string Hours(SqlPipeline rows) => rows.Step("hours", $"""
        SELECT stream, day, CAST(hour(happened_at) AS INTEGER), count(*), count(*) FILTER (known_at < date_trunc('hour', happened_at) + INTERVAL 1 HOUR + {Grace})
        FROM subject_row GROUP BY ALL
        """).Render();

    /// <summary>stream, day, rows, then for each column the rows that have a value.</summary>
    public static string Fields(SqlPipeline rows, IReadOnlyList<string> columns) => rows.Step("fields", $"""
        SELECT stream, day, count(*){string.Concat(columns.Select(column => $", count({WarehouseSession.Quoted(column)})"))}
        FROM subject_row GROUP BY ALL
        """).Render();

    /// <summary>stream, day, key with its JSON type, rows.</summary>
    public static string Properties(SqlPipeline rows) => rows
        .Step("keys", "SELECT stream, day, properties, unnest(json_keys(properties)) AS key FROM subject_row WHERE properties IS NOT NULL")
        .Step("typed", """
            SELECT stream, day, key, CASE json_type(properties, '$."' || replace(key, '"', '\"') || '"')
                WHEN 'VARCHAR' THEN 'text' WHEN 'BOOLEAN' THEN 'true or false' WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'list' WHEN 'NULL' THEN NULL
                ELSE 'number' END AS form
            FROM keys
            """)
        .Step("property_counts", "SELECT stream, day, key || ' (' || form || ')', count(*) FROM typed WHERE form IS NOT NULL GROUP BY ALL").Render();

    /// <summary>stream, day, value, rows.</summary>
    public static string Values(SqlPipeline rows, string column) => rows.Step("counts", $"""
        SELECT stream, day, CAST({WarehouseSession.Quoted(column)} AS VARCHAR), count(*) FROM subject_row
        WHERE {WarehouseSession.Quoted(column)} IS NOT NULL GROUP BY ALL
        """).Render();

    /// <summary>The bin of a number.</summary>
    public static string Bin(string value) => $"CAST(CASE WHEN {value} = 0 THEN 0 ELSE sign({value}) * (1 + floor(greatest(0, ln(abs({value})) + 14) * 4)) END AS INTEGER)";

    /// <summary>stream, day, bin, rows. Bins are a quarter of a natural logarithm wide, mirrored at zero.</summary>
    public static string Bins(SqlPipeline rows, string column) => rows.Step("bins", $"""
        SELECT stream, day, {Bin("v")}, count(*)
        FROM (SELECT stream, day, CAST({WarehouseSession.Quoted(column)} AS DOUBLE) AS v FROM subject_row WHERE {WarehouseSession.Quoted(column)} IS NOT NULL)
        WHERE isfinite(v) GROUP BY ALL
        """).Render();

    /// <summary>day of arrival, rows, late rows; the parameters are those of the rows.</summary>
    public static string Late(SqlPipeline rows) => rows.Step("late", """
        SELECT CAST(known_at AS DATE), count(*), count(*) FILTER (is_late) FROM subject_row GROUP BY ALL
        """).Render();

    /// <summary>Hours in which batches were committed; $1 source.</summary>
    public const string Arrivals = "SELECT DISTINCT date_trunc('hour', committed_at) FROM ingestion.batch WHERE source = $1 AND committed_at IS NOT NULL ORDER BY 1";

    /// <summary>day of commit, accepted, duplicates, rejected; $1 source.</summary>
    public const string Batches = """
        SELECT CAST(committed_at AS DATE), CAST(sum(accepted) AS BIGINT), CAST(sum(duplicates) AS BIGINT), CAST(sum(rejected) AS BIGINT)
        FROM ingestion.batch WHERE source = $1 AND committed_at IS NOT NULL GROUP BY ALL
        """;
}
