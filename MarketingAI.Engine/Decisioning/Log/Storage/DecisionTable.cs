using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Decisioning.Log.Storage;

/// <summary>
/// The decisions that were moved out of the log's files. Beside them stands which files were moved; both change in one
/// transaction, so a file is in the table as a whole or not at all.
/// </summary>
internal sealed class DecisionTable(IWarehouse warehouse, DecisionShape shape) : IPersonalColumns
{
    public static readonly WarehouseTable Decisions = new("decisioning", "decision");
    private static readonly WarehouseTable Moved = new("decisioning", "moved_segment");

    private const string Columns = """
        id, decided_at, alias, model_version_id, model_name, model_version, key_id, source, features, score, probability, latency_microseconds, served
        """;

    /// <summary>Puts a file's decisions into the table, unless they are there.</summary>
    /// <returns>Decisions added.</returns>
    public long Take(string segment, IEnumerable<Decision> decisions)
    {
        using WarehouseSession session = warehouse.Open();
        MakeTables(session);
        session.Expose(Moved);
        return session.AsOne(() =>
        {
            if (session.Count($"SELECT count(*) FROM {Moved} WHERE segment = $1", segment) > 0)
            {
                return 0;
            }

            long rows = session.Load(Decisions, decisions, Write);
            session.Append(Moved, "SELECT $1 AS segment, $2 AS decisions", segment, rows);
            return rows;
        });
    }

    /// <summary>Reads the table and the names of the files in it, both of the same moment.</summary>
    /// <param name="read">Not called where there is no table yet.</param>
    public IReadOnlySet<string> Read(Action<WarehouseSession> read)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Masking);
        if (!session.Has(Moved))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        shape.Complete(session);
        session.Expose(Decisions);
        session.Expose(Moved);
        return session.AsOne(() =>
        {
            HashSet<string> moved = [.. session.Query($"SELECT segment FROM {Moved}", row => row.GetString(0))];
            read(session);
            return moved;
        });
    }

    /// <summary>A recorded row holds whatever was sent. The log shows it field by field; whoever reads the table itself sees it masked as a whole.</summary>
    public Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClassedTable>>(
        [new ClassedTable(Decisions, "Decision log", new Dictionary<string, ColumnClass>(StringComparer.Ordinal) { ["features"] = ColumnClass.Identifying, ["served"] = ColumnClass.Identifying })]);

    public static IReadOnlyList<Decision> NewestFirst(WarehouseSession session, DecisionQuery query, string unit) => session.Query(
        $"SELECT {Columns} FROM {Decisions} WHERE {Condition} AND ($4 IS NULL OR id < $4::UUID) ORDER BY id DESC LIMIT $5",
        row => Decision(row, unit),
        query.Alias, Time(query.From), Time(query.Until), query.Before?.ToString(), query.Take);

    /// <summary>Seconds in which something was decided.</summary>
    public static IReadOnlyList<DateTimeOffset> Seconds(WarehouseSession session, DateTimeOffset since) => session.Query(
        $"SELECT DISTINCT date_trunc('second', decided_at) AS second FROM {Decisions} WHERE decided_at >= $1 ORDER BY second",
        row => new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)), since.UtcDateTime);

    /// <summary>Decisions that looked up features; where there are more than are asked for, those whose ids have the smallest hashes: an even sample.</summary>
    public IReadOnlyList<Decision> WithLookUps(DateTimeOffset from, DateTimeOffset until, int? most, string unit)
    {
        IReadOnlyList<Decision> found = [];
        string limit = most is { } rows ? FormattableString.Invariant($" ORDER BY hash(CAST(id AS VARCHAR)) LIMIT {rows}") : string.Empty;
        Read(session => found = session.Query(
            $"SELECT {Columns} FROM {Decisions} WHERE served IS NOT NULL AND decided_at >= $1::TIMESTAMP AND decided_at < $2::TIMESTAMP{limit}",
            row => Decision(row, unit), Time(from), Time(until)));
        return found;
    }

    /// <summary>Decisions that were made with a key, alone or among several kinds.</summary>
    public long CountOf(string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        if (!session.Has(Moved))
        {
            return 0;
        }

        shape.Complete(session);
        session.Expose(Decisions);
        return session.Count($"SELECT count(*) FROM {Decisions} WHERE {OfKey}", key);
    }

    /// <summary>Takes key and values out of the decisions that were made with a key.</summary>
    public long EraseOf(string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        if (!session.Has(Moved))
        {
            return 0;
        }

        shape.Complete(session);
        return session.Update(Decisions, "features = '{}', served = NULL", OfKey, key);
    }

    private const string OfKey = """
        served IS NOT NULL AND (json_extract_string(served, '$.entity') = $1
        OR (json_type(served, '$.entity') = 'OBJECT' AND list_contains(json_extract_string(served, '$.entity.*'), $1)))
        """;

    /// <summary>API keys that asked an alias.</summary>
    public static IReadOnlyList<string> Keys(WarehouseSession session, string alias, DateTimeOffset since) => session.Query(
        $"SELECT DISTINCT key_id FROM {Decisions} WHERE alias = $1 AND decided_at >= $2 AND key_id <> ''", row => row.GetString(0), alias, since.UtcDateTime);

    public static Decision? Find(WarehouseSession session, Guid id, string unit) => session.Query(
        $"SELECT {Columns} FROM {Decisions} WHERE id = $1::UUID", row => Decision(row, unit), id.ToString()).SingleOrDefault();

    public static void Count(WarehouseSession session, DecisionQuery query, TrafficCount count)
    {
        object?[] values = [query.Alias, Time(query.From), Time(query.Until)];
        long step = count.StepTicks / TimeSpan.TicksPerMicrosecond;
        long offset = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond;
        foreach ((long index, long decisions) in session.Query(
            $"SELECT (epoch_us(decided_at) + {offset}) // {step} AS i, count(*) FROM {Decisions} WHERE {Condition} GROUP BY i",
            row => (row.GetInt64(0), row.GetInt64(1)), values))
        {
            count.AddPoint(index, decisions);
        }

        foreach ((int microseconds, long decisions) in session.Query(
            $"SELECT latency_microseconds, count(*) FROM {Decisions} WHERE {Condition} GROUP BY latency_microseconds",
            row => (row.GetInt32(0), row.GetInt64(1)), values))
        {
            count.AddLatency(microseconds, decisions);
        }
    }

    private const string Condition =
        "($1 IS NULL OR alias = $1) AND ($2 IS NULL OR decided_at >= $2::TIMESTAMP) AND ($3 IS NULL OR decided_at < $3::TIMESTAMP)";

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture);

    private void MakeTables(WarehouseSession session)
    {
        if (session.Has(Moved))
        {
            shape.Complete(session);
            return;
        }

        session.AsOne(() => session.Create(Decisions, """
            SELECT NULL::UUID AS id, NULL::TIMESTAMP AS decided_at, NULL::VARCHAR AS alias, NULL::UUID AS model_version_id,
                NULL::VARCHAR AS model_name, NULL::INTEGER AS model_version, NULL::VARCHAR AS key_id, NULL::VARCHAR AS source,
                NULL::VARCHAR AS features, NULL::DOUBLE AS score, NULL::DOUBLE AS probability, NULL::INTEGER AS latency_microseconds,
                NULL::VARCHAR AS served
            WHERE false
            """) + session.Create(Moved, "SELECT NULL::VARCHAR AS segment, NULL::BIGINT AS decisions WHERE false"));
    }

    private static void Write(IDuckDBAppenderRow row, Decision decision) => row
        .AppendValue(decision.Id)
        .AppendValue(decision.At.UtcDateTime)
        .AppendValue(decision.Alias)
        .AppendValue(decision.ModelVersionId)
        .AppendValue(decision.ModelName)
        .AppendValue(decision.ModelVersion)
        .AppendValue(decision.KeyId)
        .AppendValue(decision.Source.ToString())
        .AppendValue(decision.Features)
        .AppendValue(decision.Score)
        .AppendValue(decision.Probability)
        .AppendValue(decision.LatencyMicroseconds)
        .AppendValue(decision.Served);

    private static Decision Decision(DuckDBDataReader row, string unit) => new(
        row.GetGuid(0),
        new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc)),
        unit,
        row.GetString(2),
        row.GetGuid(3),
        row.GetString(4),
        row.GetInt32(5),
        row.GetString(6),
        Enum.Parse<DecisionSource>(row.GetString(7)),
        row.GetString(8),
        row.GetDouble(9),
        row.GetDouble(10),
        row.GetInt32(11))
    {
        Served = row.IsDBNull(12) ? null : row.GetString(12),
    };
}

/// <summary>Gives a table of an earlier version of the product the columns that it lacks, once a start.</summary>
internal sealed class DecisionShape
{
    private readonly Lock _completing = new();
    private volatile bool _isComplete;

    public void Complete(WarehouseSession session)
    {
        if (_isComplete)
        {
            return;
        }

        lock (_completing)
        {
            if (!_isComplete)
            {
                session.AddColumn(DecisionTable.Decisions, "served", "VARCHAR");
                _isComplete = true;
            }
        }
    }
}
