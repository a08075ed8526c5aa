using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Offline conversions in the warehouse, and the clicks of known persons.</summary>
internal sealed class OfflineTable(IWarehouse warehouse)
{
    private static readonly WarehouseTable Events = new("ingestion", "event");

    public static WarehouseTable Table { get; } = new("identity", "offline_conversion");

    public void Replace(Guid runId, IReadOnlyList<OfflineConversion> rows)
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(Table))
        {
            session.Create(Table, """
                SELECT CAST('' AS VARCHAR) AS run_id, CAST('' AS VARCHAR) AS sale_id, CAST('' AS VARCHAR) AS record_id, CAST('' AS VARCHAR) AS person_id,
                CAST('' AS VARCHAR) AS click_event_id, CAST('' AS VARCHAR) AS channel, CAST(NULL AS TIMESTAMP) AS clicked_at,
                CAST(NULL AS TIMESTAMP) AS sold_at, CAST(0 AS DOUBLE) AS value, CAST(0 AS DOUBLE) AS probability WHERE false
                """);
        }

        session.AsOne(() =>
        {
            session.Delete(Table, "run_id = $1", runId.ToString());
            return session.Load(Table, rows, (row, one) => Write(row, runId.ToString(), one));
        });
    }

    public IReadOnlyList<OfflineConversion> Rows(Guid runId)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        if (!session.Has(Table))
        {
            return [];
        }

        session.Expose(Table);
        return session.Query(
            $"SELECT sale_id, record_id, person_id, click_event_id, channel, clicked_at, sold_at, value, probability FROM {Table} WHERE run_id = $1", Read, runId.ToString());
    }

    /// <summary>Clicks of cookies that a log-in tied to an e-mail of a record.</summary>
    /// <param name="persons">Person by record.</param>
    public IReadOnlyList<PersonClick> Clicks(DataSet set, MatchPlan plan, Dictionary<string, string> persons)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution, set.Table);
        string? email = set.Columns.Select(column => column.Name).FirstOrDefault(name => name.Contains("email", StringComparison.OrdinalIgnoreCase));
        if (email is null || plan.RightKey is null || !session.Has(Events))
        {
            return [];
        }

        session.Expose(Events);
        string hashed = $"CASE WHEN length({WarehouseSession.Quoted(email)}) = 64 THEN {WarehouseSession.Quoted(email)} ELSE sha256(lower(trim({WarehouseSession.Quoted(email)}))) END";
        IReadOnlyList<PersonClick> clicks = session.Query(
            new SqlPipeline()
                .Step("known", $"SELECT CAST({WarehouseSession.Quoted(plan.RightKey)} AS VARCHAR) AS record_id, {hashed} AS email FROM {set.Table} WHERE {WarehouseSession.Quoted(email)} IS NOT NULL")
                .Step("cookie", $"SELECT DISTINCT anonymous_id, email_sha256 FROM {Events} WHERE email_sha256 IS NOT NULL AND anonymous_id IS NOT NULL")
                .Step("clicked", $"""
                    SELECT known.record_id, e.event_id, coalesce(e.channel, 'unknown'), e.event_time FROM {Events} e
                    JOIN cookie USING (anonymous_id) JOIN known ON known.email = cookie.email_sha256 WHERE e.type = 'click'
                    """)
                .Render(),
            row => new PersonClick(
                persons.GetValueOrDefault(row.GetString(0), row.GetString(0)), row.GetString(1), row.GetString(2),
                new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc))));
        return [.. clicks.DistinctBy(click => (click.PersonId, click.EventId))];
    }

    public Dictionary<string, string> PersonsOf(Guid runId, string set)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution, MatchPairTable.Person);
        return session.Query($"SELECT record_id, person_id FROM {MatchPairTable.Person} WHERE run_id = $1 AND data_set = $2", row => (row.GetString(0), row.GetString(1)), runId.ToString(), set)
            .DistinctBy(row => row.Item1, StringComparer.Ordinal).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
    }

    public long CountOf(string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        if (!session.Has(Table))
        {
            return 0;
        }

        session.Expose(Table);
        return session.Count($"SELECT count(*) FROM {Table} WHERE {Holds}", key);
    }

    public long Erase(string key)
    {
        using WarehouseSession session = warehouse.Open();
        return session.Has(Table) ? session.Delete(Table, Holds, key) : 0;
    }

    private const string Holds = "sale_id = $1 OR record_id = $1 OR person_id = $1";

    private static void Write(IDuckDBAppenderRow row, string run, OfflineConversion one)
    {
        row.AppendValue(run).AppendValue(one.SaleId).AppendValue(one.RecordId).AppendValue(one.PersonId);
        _ = one.EventId is null ? row.AppendNullValue() : row.AppendValue(one.EventId);
        _ = one.Channel is null ? row.AppendNullValue() : row.AppendValue(one.Channel);
        _ = one.ClickedAt is { } at ? row.AppendValue(at.UtcDateTime) : row.AppendNullValue();
        row.AppendValue(one.SoldAt.UtcDateTime).AppendValue(one.Value).AppendValue(one.Probability);
    }

    private static OfflineConversion Read(DuckDBDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : Utc(row.GetDateTime(5)), Utc(row.GetDateTime(6)), row.GetDouble(7), row.GetDouble(8));

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
