using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Events.Storage;

/// <summary>The tables of the event intake.</summary>
internal sealed class EventTables
{
    public static readonly WarehouseTable Event = new("ingestion", "event");
    public static readonly WarehouseTable Key = new("ingestion", "event_key");
    public static readonly WarehouseTable Batch = new("ingestion", "batch");
    public static readonly WarehouseTable DeadLetter = new("ingestion", "dead_letter");
    public static readonly WarehouseTable Moved = new("ingestion", "moved_intake_segment");
    public static readonly WarehouseTable Position = new("ingestion", "source_position");

    /// <summary>Events that no reader sees until a person releases them; the columns of <see cref="Event"/>.</summary>
    public static readonly WarehouseTable Held = new("ingestion", "quarantined_event");

    private static readonly (WarehouseTable Table, string Columns)[] All =
    [
        (Event, """
            NULL::VARCHAR AS event_id, NULL::VARCHAR AS type, NULL::TIMESTAMP AS event_time, NULL::TIMESTAMP AS received_at, NULL::VARCHAR AS source,
            NULL::VARCHAR AS schema_name, NULL::INTEGER AS schema_version, NULL::VARCHAR AS anonymous_id, NULL::VARCHAR AS user_id,
            NULL::VARCHAR AS email_sha256, NULL::VARCHAR AS phone_sha256, NULL::VARCHAR AS device_type, NULL::VARCHAR AS channel,
            NULL::VARCHAR AS campaign, NULL::VARCHAR AS creative, NULL::VARCHAR AS page, NULL::VARCHAR AS order_id, NULL::DOUBLE AS value,
            NULL::VARCHAR AS currency, NULL::VARCHAR AS properties, NULL::VARCHAR AS batch_id, NULL::BOOLEAN AS is_late,
            NULL::BOOLEAN AS is_out_of_order
            """),
        (Key, "NULL::UBIGINT AS high, NULL::UBIGINT AS low"),
        (Batch, """
            NULL::VARCHAR AS batch_id, NULL::VARCHAR AS source, NULL::TIMESTAMP AS started_at, NULL::TIMESTAMP AS committed_at, NULL::BIGINT AS accepted,
            NULL::BIGINT AS duplicates, NULL::BIGINT AS rejected, NULL::BIGINT AS late, NULL::TIMESTAMP AS first_event_time,
            NULL::TIMESTAMP AS last_event_time, NULL::DOUBLE AS mean_delay_seconds, NULL::VARCHAR AS state,
            NULL::VARCHAR AS mode, NULL::DOUBLE AS cpu_seconds, NULL::BIGINT AS out_of_order, NULL::DOUBLE AS furthest_seconds,
            NULL::TIMESTAMP AS reached
            """),
        (DeadLetter, """
            NULL::VARCHAR AS id, NULL::TIMESTAMP AS received_at, NULL::VARCHAR AS source, NULL::VARCHAR AS schema_name, NULL::VARCHAR AS reason,
            NULL::VARCHAR AS field, NULL::VARCHAR AS message, NULL::VARCHAR AS body, NULL::VARCHAR AS state, NULL::VARCHAR AS decided_by,
            NULL::TIMESTAMP AS decided_at, NULL::VARCHAR AS decision_reason
            """),
        (Moved, "NULL::VARCHAR AS segment, NULL::VARCHAR AS source"),
        (Position, "NULL::VARCHAR AS source, NULL::VARCHAR AS partition, NULL::BIGINT AS next"),
    ];

    private readonly Lock _making = new();
    private readonly HashSet<string> _grown = new(StringComparer.Ordinal);
    private volatile bool _isMade;

    /// <summary>Makes what is missing.</summary>
    public void Make(WarehouseSession session)
    {
        if (_isMade)
        {
            return;
        }

        lock (_making)
        {
            foreach ((WarehouseTable table, string columns) in All.Where(known => !session.Has(known.Table)))
            {
                session.Create(table, $"SELECT {columns} WHERE false");
            }

            _isMade = true;
        }
    }

    /// <summary>Adds columns that later versions of the event schema brought, where the table lacks them.</summary>
    public void Grow(WarehouseSession session, IReadOnlyList<LiftedField> fields)
    {
        lock (_making)
        {
            foreach (LiftedField field in fields.Where(field => _grown.Add(field.Column)))
            {
                session.AddColumn(Event, field.Column, field.Type);
            }
        }
    }

    /// <summary>Makes the table of held events, or gives it the columns that the event table has got since.</summary>
    public static void MakeHeld(WarehouseSession session)
    {
        session.CreateLike(Held, Event);
        IReadOnlyList<(string Name, string Type)> missing = session.Query(
            """
            SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = 'warehouse' AND schema_name = $1 AND table_name = $2
                AND column_name NOT IN (SELECT column_name FROM duckdb_columns() WHERE database_name = 'warehouse' AND schema_name = $3 AND table_name = $4)
            """,
            row => (row.GetString(0), row.GetString(1)), Event.Schema, Event.Name, Held.Schema, Held.Name);
        foreach ((string name, string type) in missing)
        {
            session.AddColumn(Held, name, type);
        }
    }
}
