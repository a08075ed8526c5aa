using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Algorithms;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>The stored history of who is who.</summary>
internal static class ChangeRows
{
    private const string Columns = "change.id, change.at, change.actor, change.kind, change.by_hand, change.from_person, change.to_person, change.keys, change.reason, undo.id";

    private static readonly string From =
        $"FROM {GraphTables.Change} change LEFT JOIN {GraphTables.Change} undo ON undo.undoes = change.id";

    public static IReadOnlyList<GraphChange> Newest(WarehouseSession session, int most) =>
        session.Query($"SELECT {Columns} {From} ORDER BY change.change_no DESC LIMIT {most.ToString(System.Globalization.CultureInfo.InvariantCulture)}", Of);

    public static IReadOnlyList<GraphChange> OfPerson(WarehouseSession session, Guid person) => session.Query(
        $"SELECT {Columns} {From} WHERE change.from_person = $1::UUID OR change.to_person = $1::UUID ORDER BY change.change_no DESC", Of, person.ToString());

    public static GraphChange? Find(WarehouseSession session, Guid id) =>
        session.Query($"SELECT {Columns} {From} WHERE change.id = $1::UUID", Of, id.ToString()).SingleOrDefault();

    /// <summary>Moves of a change, and as moves on the spot the keys that stayed beside them.</summary>
    public static IReadOnlyList<KeyMove> Moves(WarehouseSession session, Guid change) => session.Query(
        $"SELECT key_no, from_person, to_person FROM {GraphTables.Move} WHERE change_id = $1::UUID ORDER BY key_no",
        row => new KeyMove(row.GetInt64(0), row.GetGuid(1), row.GetGuid(2)), change.ToString());

    /// <summary>Changes after one that moved some of the same keys and still stand.</summary>
    public static Guid? LaterOnSameKeys(WarehouseSession session, Guid change) => session.Query($"""
        SELECT later.id FROM {GraphTables.Change} later
        JOIN {GraphTables.Move} theirs ON theirs.change_id = later.id AND theirs.from_person <> theirs.to_person
        JOIN {GraphTables.Move} ours ON ours.key_no = theirs.key_no AND ours.change_id = $1::UUID AND ours.from_person <> ours.to_person
        WHERE later.change_no > (SELECT change_no FROM {GraphTables.Change} WHERE id = $1::UUID) AND later.kind <> 'Undo'
            AND NOT EXISTS (SELECT 1 FROM {GraphTables.Change} undo WHERE undo.undoes = later.id)
        ORDER BY later.change_no DESC LIMIT 1
        """, row => row.GetGuid(0), change.ToString()).Select(id => (Guid?)id).FirstOrDefault();

    public static void Keep(WarehouseSession session, IReadOnlyList<(GraphChange Change, Guid? Undoes, IReadOnlyList<KeyMove> Moves)> changes)
    {
        long number = session.Count($"SELECT count(*) FROM {GraphTables.Change}");
        session.Load(GraphTables.Change, changes, (row, made) => Nullable(row
            .AppendValue(++number).AppendValue(made.Change.Id).AppendValue(made.Change.At.UtcDateTime).AppendValue(made.Change.Actor).AppendValue(made.Change.Kind.ToString())
            .AppendValue(made.Change.IsByHand).AppendValue(made.Change.From).AppendValue(made.Change.To).AppendValue(made.Change.Keys)
            .AppendValue(made.Change.Reason), made.Undoes));
        session.Load(GraphTables.Move, changes.SelectMany(made => made.Moves.Select(move => (made.Change.Id, move))), (row, made) => row
            .AppendValue(made.Id).AppendValue(made.move.Key).AppendValue(made.move.From).AppendValue(made.move.To));
    }

    private static void Nullable(IDuckDBAppenderRow row, Guid? value) => _ = value is { } id ? row.AppendValue(id) : row.AppendNullValue();

    private static GraphChange Of(DuckDBDataReader row) => new(
        row.GetGuid(0), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc)), row.GetString(2), Enum.Parse<ChangeKind>(row.GetString(3)),
        row.GetBoolean(4), row.GetGuid(5), row.GetGuid(6), row.GetInt64(7), row.GetString(8), row.IsDBNull(9) ? null : row.GetGuid(9));
}
