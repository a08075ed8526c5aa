using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events.Storage;

/// <summary>
/// Commits one source's events, dead letters, batch row and position in one transaction. Commits of the process take turns, so that
/// no two of them can both find an id new.
/// </summary>
internal sealed class EventCommits(IWarehouse warehouse, EventTables tables, KnownKeys keys, CommitTurn turn, WorkScope scope, TimeProvider clock)
{
    private const string Staged = "staged_event";
    private const string StagedColumns = """
        event_id VARCHAR, type VARCHAR, event_time TIMESTAMP, received_at TIMESTAMP, source VARCHAR, schema_name VARCHAR, schema_version INTEGER,
        anonymous_id VARCHAR, user_id VARCHAR, email_sha256 VARCHAR, phone_sha256 VARCHAR, device_type VARCHAR, channel VARCHAR, campaign VARCHAR,
        creative VARCHAR, page VARCHAR, order_id VARCHAR, value DOUBLE, currency VARCHAR, properties VARCHAR, is_late BOOLEAN,
        is_out_of_order BOOLEAN, high UBIGINT, low UBIGINT
        """;

    /// <summary>Commits what a source that keeps positions brought.</summary>
    public IntakeCommit Commit(IntakeBatch batch, IReadOnlyList<SourcePosition> positions, CommitTerms terms, CancellationToken cancellationToken)
    {
        return Commit(batch, terms, _ => true, session => Keep(session, batch.Source, positions), cancellationToken)!;
    }

    /// <summary>Commits a source's part of a file of the intake log, unless it is there.</summary>
    /// <returns>Null where it was there.</returns>
    public IntakeCommit? Commit(IntakeBatch batch, string segment, CommitTerms terms, CancellationToken cancellationToken) => Commit(
        batch,
        terms,
        session => session.Count($"SELECT count(*) FROM {EventTables.Moved} WHERE segment = $1 AND source = $2", segment, batch.Source) == 0,
        session => session.Append(EventTables.Moved, "SELECT $1 AS segment, $2 AS source", segment, batch.Source),
        cancellationToken);

    /// <summary>Which sources of a file of the log are in the table.</summary>
    public IReadOnlyList<string> MovedOf(string segment)
    {
        using WarehouseSession session = Open();
        return session.Query($"SELECT source FROM {EventTables.Moved} WHERE segment = $1", row => row.GetString(0), segment);
    }

    /// <summary>Forgets files that are gone.</summary>
    public void Forget(IReadOnlyCollection<string> segments)
    {
        using WarehouseSession session = Open();
        session.Delete(EventTables.Moved, $"segment IN ({string.Join(", ", segments.Select(segment => $"'{segment}'"))})");
    }

    public IReadOnlyList<SourcePosition> Positions(string source)
    {
        using WarehouseSession session = Open();
        return session.Query(
            $"SELECT partition, next FROM {EventTables.Position} WHERE source = $1 ORDER BY partition",
            row => new SourcePosition(row.GetString(0), row.GetInt64(1)), source);
    }

    private IntakeCommit? Commit(
        IntakeBatch batch, CommitTerms terms, Func<WarehouseSession, bool> isWanted, Action<WarehouseSession> keepPosition, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using WarehouseSession session = Open();
            if (!isWanted(session))
            {
                return null;
            }

            List<LoggedEvent> fresh = Fresh(session, batch);
            ArrivalOrder order = new(Reached(session, batch.Source));
            session.Stage(
                Staged, StagedColumns, fresh, (row, logged) => Write(row, logged, batch.LatenessBound, order.Take(logged.EventTicks, logged.ReceivedTicks)));
            tables.Grow(session, terms.Lifted);
            string? heldWhy = fresh.Count == 0 ? null : terms.Look?.Invoke(session, Staged);
            if (heldWhy is not null)
            {
                EventTables.MakeHeld(session);
            }

            DateTimeOffset now = clock.GetUtcNow();
            string id = Ids.New(clock).ToString("N");
            return session.AsOne(() =>
            {
                AddEvents(session, heldWhy is null ? EventTables.Event : EventTables.Held, id, fresh.Count, terms.Lifted);
                long rejected = DeadLetterRows.Add(session, batch.DeadLetters);
                IntakeCommit made = new(
                    id, fresh.Count, batch.Events.Count - fresh.Count, rejected, fresh.Count(logged => IsLate(logged, batch.LatenessBound)), order.OutOfOrder)
                {
                    HeldWhy = heldWhy,
                };
                AddBatch(session, batch, made, fresh, order, now);
                keepPosition(session);
                return made;
            });
        }
    }

    private WarehouseSession Open()
    {
        WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion);
        tables.Make(session);
        session.Expose(EventTables.Key);
        session.Expose(EventTables.Moved);
        session.Expose(EventTables.Position);
        session.Expose(EventTables.DeadLetter);
        return session;
    }

    /// <summary>The events whose ids the unit does not have, each id once: the first.</summary>
    private List<LoggedEvent> Fresh(WarehouseSession session, IntakeBatch batch)
    {
        KeyFilter filter = keys.Of(scope.Unit.Value, session, batch.Events.Count);
        HashSet<UInt128> inBatch = new(batch.Events.Count);
        List<LoggedEvent> once = new(batch.Events.Count);
        List<UInt128> perhaps = [];
        foreach (LoggedEvent logged in batch.Events)
        {
            if (!inBatch.Add(logged.Key))
            {
                continue;
            }

            once.Add(logged);
            if (filter.MayHold(KnownKeys.High(logged.Key)))
            {
                perhaps.Add(logged.Key);
            }
        }

        HashSet<UInt128> known = perhaps.Count == 0 ? [] : Known(session, perhaps);
        List<LoggedEvent> fresh = known.Count == 0 ? once : once.FindAll(logged => !known.Contains(logged.Key));
        foreach (LoggedEvent logged in fresh)
        {
            filter.Add(KnownKeys.High(logged.Key));
        }

        return fresh;
    }

    private static HashSet<UInt128> Known(WarehouseSession session, List<UInt128> perhaps)
    {
        session.Stage("asked_key", "high UBIGINT, low UBIGINT", perhaps, (row, key) => row.AppendValue(KnownKeys.High(key)).AppendValue(KnownKeys.Low(key)));
        return [.. session.Query(
            $"SELECT known.high, known.low FROM {EventTables.Key} known JOIN asked_key USING (high, low)",
            row => new UInt128(row.GetFieldValue<ulong>(0), row.GetFieldValue<ulong>(1)))];
    }

    /// <summary>The ids of held events are known too: sent again, they come in no second time.</summary>
    private static void AddEvents(WarehouseSession session, WarehouseTable table, string batchId, int count, IReadOnlyList<LiftedField> lifted)
    {
        if (count > 0)
        {
            // A name is small letters, digits and underscores; what does not fit its type stays in the properties alone.
            string more = string.Concat(lifted.Select(field =>
                $", TRY_CAST(json_extract_string(properties, '$.{field.Name}') AS {field.Type}) AS {WarehouseSession.Quoted(field.Column)}"));
            session.Append(table, $"SELECT * EXCLUDE (high, low), $1 AS batch_id{more} FROM {Staged}", batchId);
            session.Append(EventTables.Key, $"SELECT high, low FROM {Staged}");
        }
    }

    /// <summary>The latest moment that the events of a source had reached, as ticks; 0 where it sent none.</summary>
    private static long Reached(WarehouseSession session, string source)
    {
        session.Expose(EventTables.Batch);
        return session.Query(
            $"SELECT max(reached) FROM {EventTables.Batch} WHERE source = $1",
            row => row.IsDBNull(0) ? 0 : DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc).Ticks, source)[0];
    }

    private static void AddBatch(WarehouseSession session, IntakeBatch batch, IntakeCommit made, List<LoggedEvent> fresh, ArrivalOrder order, DateTimeOffset now)
    {
        if (batch.Events.Count + batch.DeadLetters.Count == 0)
        {
            return;
        }

        session.Load(EventTables.Batch, [made], (row, commit) => row
            .AppendValue(commit.BatchId)
            .AppendValue(batch.Source)
            .AppendValue(batch.StartedAt.UtcDateTime)
            .AppendValue(now.UtcDateTime)
            .AppendValue(commit.Accepted)
            .AppendValue(commit.Duplicates)
            .AppendValue(commit.Rejected)
            .AppendValue(commit.Late)
            .AppendValue(fresh.Count == 0 ? null : Time(fresh.Min(logged => logged.EventTicks)))
            .AppendValue(fresh.Count == 0 ? null : Time(fresh.Max(logged => logged.EventTicks)))
            .AppendValue(fresh.Count == 0 ? null : fresh.Average(logged => Math.Max(0d, now.UtcTicks - batch.ArrivedAt(logged))) / TimeSpan.TicksPerSecond)
            .AppendValue(commit.HeldWhy is null ? "accepted" : "quarantined")
            .AppendValue(batch.Mode.ToString())
            .AppendValue((double?)(Environment.CpuUsage.TotalTime - batch.CpuBefore).TotalSeconds)
            .AppendValue(commit.OutOfOrder)
            .AppendValue((double?)order.Furthest.TotalSeconds)
            .AppendValue(order.Mark == 0 ? null : Time(order.Mark)));
    }

    private static void Keep(WarehouseSession session, string source, IReadOnlyList<SourcePosition> positions)
    {
        foreach (SourcePosition position in positions)
        {
            session.Delete(EventTables.Position, "source = $1 AND partition = $2", source, position.Partition);
            session.Append(EventTables.Position, "SELECT $1 AS source, $2 AS partition, $3 AS next", source, position.Partition, position.Next);
        }
    }

    private static bool IsLate(LoggedEvent logged, TimeSpan bound) => logged.ReceivedTicks - logged.EventTicks > bound.Ticks;

    private static DateTime? Time(long ticks) => new DateTime(ticks, DateTimeKind.Utc);

    private static void Write(IDuckDBAppenderRow row, LoggedEvent logged, TimeSpan bound, bool isOutOfOrder) => row
        .AppendValue(logged.Text(EventField.EventId))
        .AppendValue(logged.Text(EventField.Type))
        .AppendValue(Time(logged.EventTicks))
        .AppendValue(Time(logged.ReceivedTicks))
        .AppendValue(logged.Source)
        .AppendValue(logged.SchemaName)
        .AppendValue(logged.SchemaVersion)
        .AppendValue(logged.Text(EventField.AnonymousId))
        .AppendValue(logged.Text(EventField.UserId))
        .AppendValue(logged.Text(EventField.Email))
        .AppendValue(logged.Text(EventField.Phone))
        .AppendValue(logged.Text(EventField.DeviceType))
        .AppendValue(logged.Text(EventField.Channel))
        .AppendValue(logged.Text(EventField.Campaign))
        .AppendValue(logged.Text(EventField.Creative))
        .AppendValue(logged.Text(EventField.Page))
        .AppendValue(logged.Text(EventField.OrderId))
        .AppendValue(logged.Value)
        .AppendValue(logged.Text(EventField.Currency))
        .AppendValue(logged.Properties)
        .AppendValue(IsLate(logged, bound))
        .AppendValue(isOutOfOrder)
        .AppendValue(KnownKeys.High(logged.Key))
        .AppendValue(KnownKeys.Low(logged.Key));
}

/// <summary>Commits of the process take turns by it.</summary>
internal sealed class CommitTurn;
