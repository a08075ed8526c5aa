using MarketingAI.Engine.Data;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>The tables of the graph and what their columns say about persons.</summary>
internal sealed class GraphTables : IPersonalColumns
{
    public static readonly WarehouseTable Key = new("identity", "key");
    public static readonly WarehouseTable Edge = new("identity", "edge");
    public static readonly WarehouseTable Change = new("identity", "change");
    public static readonly WarehouseTable Move = new("identity", "move");
    public static readonly WarehouseTable Golden = new("identity", "golden_record");
    public static readonly WarehouseTable Build = new("identity", "build");
    public static readonly WarehouseTable SharedLogin = new("identity", "shared_login");

    /// <summary>Pairs of keys that stood together, as they were read.</summary>
    public static readonly WarehouseTable Tie = new("identity", "tie");

    /// <summary>What was read, with its number of rows then.</summary>
    public static readonly WarehouseTable Part = new("identity", "read_part");

    /// <summary>SHA-256 of keys that were erased, so that they do not come back.</summary>
    public static readonly WarehouseTable Erased = new("identity", "erased_key");

    public static readonly WarehouseTable Event = new("ingestion", "event");
    public static readonly WarehouseTable MatchPair = new("identity", "match_pair");

    public static IReadOnlyList<WarehouseTable> Own { get; } = [Key, Edge, Change, Move, Golden, Build, SharedLogin, Tie, Part, Erased];

    public Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClassedTable>>(
    [
        Classed(Key, "Keys of persons", ("key_value", ColumnClass.Pseudonymous)),
        Classed(Tie, "Keys that stood together", ("lv", ColumnClass.Pseudonymous), ("rv", ColumnClass.Pseudonymous)),
        Classed(Erased, "Keys that were erased, hashed", ("key_hash", ColumnClass.Pseudonymous)),
        Classed(Change, "Changes of who is who"),
        Classed(Move, "Keys that moved"),
        Classed(SharedLogin, "Log-ins on shared devices", ("anonymous_id", ColumnClass.Pseudonymous)),
        Classed(Golden, "Golden records", ("value", ColumnClass.Sensitive), ("record_key", ColumnClass.Pseudonymous)),
    ]);

    /// <summary>Makes the tables that are not there yet.</summary>
    public static void Make(WarehouseSession session)
    {
        Make(session, Key, "NULL::BIGINT AS key_no, NULL::VARCHAR AS key_kind, NULL::VARCHAR AS key_value, NULL::UUID AS person_id, NULL::TIMESTAMP AS since, NULL::BOOLEAN AS is_shared");
        Make(session, Edge, """
            NULL::BIGINT AS left_no, NULL::BIGINT AS right_no, NULL::VARCHAR AS evidence, NULL::DOUBLE AS probability, NULL::VARCHAR AS source,
            NULL::TIMESTAMP AS first_seen, NULL::TIMESTAMP AS last_seen, NULL::VARCHAR AS state
            """);
        Make(session, Change, """
            NULL::BIGINT AS change_no, NULL::UUID AS id, NULL::TIMESTAMP AS at, NULL::VARCHAR AS actor, NULL::VARCHAR AS kind, NULL::BOOLEAN AS by_hand, NULL::UUID AS from_person,
            NULL::UUID AS to_person, NULL::BIGINT AS keys, NULL::VARCHAR AS reason, NULL::UUID AS undoes
            """);
        Make(session, Move, "NULL::UUID AS change_id, NULL::BIGINT AS key_no, NULL::UUID AS from_person, NULL::UUID AS to_person");
        Make(session, Golden, """
            NULL::UUID AS person_id, NULL::VARCHAR AS field, NULL::VARCHAR AS value, NULL::VARCHAR AS source, NULL::VARCHAR AS record_key,
            NULL::TIMESTAMP AS seen_at, NULL::VARCHAR AS rule, NULL::INTEGER AS candidates
            """);
        Make(session, Build, "NULL::TIMESTAMP AS built_at, NULL::BIGINT AS events, NULL::BIGINT AS events_with_person");
        Make(session, Tie, """
            NULL::VARCHAR AS lk, NULL::VARCHAR AS lv, NULL::VARCHAR AS rk, NULL::VARCHAR AS rv, NULL::VARCHAR AS source, NULL::TIMESTAMP AS first_seen,
            NULL::TIMESTAMP AS last_seen, NULL::VARCHAR AS evidence, NULL::DOUBLE AS probability, NULL::BOOLEAN AS login
            """);
        Make(session, Part, "NULL::VARCHAR AS part, NULL::BIGINT AS n");
        Make(session, Erased, "NULL::VARCHAR AS key_hash, NULL::TIMESTAMP AS erased_at");
        Make(session, SharedLogin, "NULL::VARCHAR AS anonymous_id, NULL::UUID AS person_id, NULL::TIMESTAMP AS from_time, NULL::TIMESTAMP AS until_time");
    }

    public static bool Exist(WarehouseSession session) => session.Has(SharedLogin);

    public static void Expose(WarehouseSession session)
    {
        foreach (WarehouseTable table in Own)
        {
            session.Expose(table);
        }
    }

    private static void Make(WarehouseSession session, WarehouseTable table, string columns)
    {
        if (!session.Has(table))
        {
            session.Create(table, $"SELECT {columns} WHERE false");
        }
    }

    /// <summary>A person's id is made by us and says nothing about the person.</summary>
    private static readonly (string Column, ColumnClass Class)[] OwnIds =
        [("person_id", ColumnClass.None), ("from_person", ColumnClass.None), ("to_person", ColumnClass.None)];

    private static ClassedTable Classed(WarehouseTable table, string title, params (string Column, ColumnClass Class)[] columns) =>
        new(table, title, columns.Concat(OwnIds).ToDictionary(column => column.Column, column => column.Class, StringComparer.Ordinal));
}
