using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Events.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.DeadLetters.Storage;

/// <summary>Reads and decides dead letters.</summary>
internal sealed class DeadLetterTable(IWarehouse warehouse, EventTables tables)
{
    private const string Columns =
        "id, received_at, source, schema_name, reason, field, message, body, state, decided_by, decided_at, decision_reason";

    private const string Condition =
        "($1 IS NULL OR source = $1) AND ($2 IS NULL OR reason = $2) AND ($3 IS NULL OR state = $3) AND ($4 IS NULL OR id = $4)";

    /// <param name="purpose">Whom the bodies are for: a person who mends, or the inner path.</param>
    public IReadOnlyList<DeadLetter> List(DeadLetterQuery query, string purpose)
    {
        using WarehouseSession session = Open(purpose);
        return session.Query(
            $"SELECT {Columns} FROM {EventTables.DeadLetter} WHERE {Condition} ORDER BY received_at DESC, id LIMIT $5 OFFSET $6",
            Read, query.Source, query.Reason?.ToString(), State(query.State), query.Id, query.Take, query.Skip);
    }

    public IReadOnlyList<DeadLetterCount> Count()
    {
        using WarehouseSession session = Open(Purposes.Ingestion);
        return session.Query(
            $"SELECT source, reason, state, count(*) FROM {EventTables.DeadLetter} GROUP BY ALL ORDER BY ALL",
            row => new DeadLetterCount(row.GetString(0), Enum.Parse<DeadLetterReason>(row.GetString(1)), StateOf(row.GetString(2)), row.GetInt64(3)));
    }

    /// <returns>Rows decided: only those that wait.</returns>
    public long Decide(DeadLetterQuery query, DeadLetterState state, string by, DateTimeOffset at, string? reason)
    {
        using WarehouseSession session = Open(Purposes.Ingestion);
        return session.Update(
            EventTables.DeadLetter,
            "state = $5, decided_by = $6, decided_at = $7, decision_reason = $8",
            Condition,
            query.Source, query.Reason?.ToString(), State(DeadLetterState.Waiting), query.Id, State(state), by, at.UtcDateTime, reason);
    }

    private WarehouseSession Open(string purpose)
    {
        WarehouseSession session = warehouse.OpenFor(purpose);
        tables.Make(session);
        session.Expose(EventTables.DeadLetter);
        return session;
    }

    private static DeadLetter Read(DuckDBDataReader row) => new(
        row.GetString(0),
        Time(row.GetDateTime(1)),
        row.GetString(2),
        row.GetString(3),
        Enum.Parse<DeadLetterReason>(row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetString(6),
        row.IsDBNull(7) ? string.Empty : row.GetString(7),
        StateOf(row.GetString(8)),
        row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : Time(row.GetDateTime(10)),
        row.IsDBNull(11) ? null : row.GetString(11));

    private static DateTimeOffset Time(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static string? State(DeadLetterState? state) => state switch
    {
        DeadLetterState.Waiting => DeadLetterRows.Waiting,
        DeadLetterState.Mended => "mended",
        DeadLetterState.Dismissed => "dismissed",
        _ => null,
    };

    private static DeadLetterState StateOf(string state) => Enum.Parse<DeadLetterState>(state, ignoreCase: true);
}
