using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Events.Storage;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>Figures out of the table's own rows; what it shows of events is masked by the warehouse's views.</summary>
internal sealed class SourceFigureTable(IWarehouse warehouse, EventTables tables, IntakeLog log, TimeProvider clock) : ISourceFigures
{
    public long BacklogBytes => log.BacklogBytes;

    public Task<IReadOnlyList<SourceFigures>> ListAsync(CancellationToken cancellationToken) => Task.Run(() => Read($"""
        SELECT source, sum(accepted)::BIGINT, sum(duplicates)::BIGINT, sum(rejected)::BIGINT, sum(late)::BIGINT,
            coalesce(sum(accepted) FILTER (committed_at > $1::TIMESTAMP), 0)::DOUBLE / 60,
            arg_max(mean_delay_seconds, committed_at), max(last_event_time), max(committed_at),
            (SELECT count(*) FROM {EventTables.DeadLetter} letter WHERE letter.source = batch.source AND letter.state = 'waiting'),
            coalesce(sum(out_of_order), 0)::BIGINT, max(furthest_seconds) FILTER (out_of_order > 0)
        FROM {EventTables.Batch} batch GROUP BY source ORDER BY source
        """,
        row => new SourceFigures(
            row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetDouble(5),
            row.IsDBNull(6) ? null : row.GetDouble(6), row.IsDBNull(7) ? null : Time(row, 7), Time(row, 8), row.GetInt64(9),
            row.GetInt64(10), row.IsDBNull(11) ? null : row.GetDouble(11)),
        clock.GetUtcNow().UtcDateTime.AddMinutes(-1)), cancellationToken);

    public Task<IReadOnlyList<FlowPoint>> FlowAsync(string source, FlowStep step, DateTimeOffset from, CancellationToken cancellationToken) => Task.Run(() => Read($"""
        SELECT moment, sum(accepted)::BIGINT, sum(rejected)::BIGINT, sum(late)::BIGINT FROM (
            SELECT date_trunc('{Word(step)}', received_at) AS moment, count(*) AS accepted, 0 AS rejected, count(*) FILTER (is_late) AS late
            FROM {EventTables.Event} WHERE source = $1 AND received_at >= $2::TIMESTAMP GROUP BY ALL
            UNION ALL
            SELECT date_trunc('{Word(step)}', received_at), 0, count(*), 0
            FROM {EventTables.DeadLetter} WHERE source = $1 AND received_at >= $2::TIMESTAMP GROUP BY ALL
        ) GROUP BY moment ORDER BY moment
        """,
        row => new FlowPoint(Time(row, 0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), source, from.UtcDateTime), cancellationToken);

    public Task<IReadOnlyList<SeenEvent>> RecentAsync(string source, int take, CancellationToken cancellationToken) => Task.Run(() => Read($"""
        SELECT event_id, type, event_time, received_at, anonymous_id, user_id, channel, campaign, page, value, is_late, coalesce(is_out_of_order, false)
        FROM {EventTables.Event} WHERE source = $1 ORDER BY received_at DESC LIMIT $2
        """,
        row => new SeenEvent(
            Text(row, 0) ?? string.Empty, Text(row, 1) ?? string.Empty, Time(row, 2), Time(row, 3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7),
            Text(row, 8), row.IsDBNull(9) ? null : row.GetDouble(9), row.GetBoolean(10), row.GetBoolean(11)), source, take), cancellationToken);

    private IReadOnlyList<T> Read<T>(string sql, Func<DuckDBDataReader, T> row, params object?[] values)
    {
        using WarehouseSession session = warehouse.Open();
        tables.Make(session);
        session.Expose(EventTables.Event);
        session.Expose(EventTables.Batch);
        session.Expose(EventTables.DeadLetter);
        return session.Query(sql, row, values);
    }

    private static string Word(FlowStep step) => step switch
    {
        FlowStep.Minute => "minute",
        FlowStep.Hour => "hour",
        _ => "day",
    };

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(DuckDBDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
