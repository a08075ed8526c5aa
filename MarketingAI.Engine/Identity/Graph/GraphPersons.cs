using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>
/// Finds and erases a person in the graph: the person's keys, their ties, the golden record, and the moves that name the keys. A hash of each key
/// stays, so that the next run does not bring it back from a source that still holds it.
/// </summary>
internal sealed class GraphPersons(IWarehouse warehouse, TimeProvider clock) : IPersonalDataHolder
{
    public string Name => "Identity graph";

    public Task<long> CountAsync(string personKey, CancellationToken cancellationToken) =>
        Task.Run(() => With(session => PersonRows.AllKeysOf(session, personKey).Count), cancellationToken);

    public Task<long> EraseAsync(string personKey, CancellationToken cancellationToken) => Task.Run(() => With(session => session.AsOne(() => Erase(session, personKey))), cancellationToken);

    private long Erase(WarehouseSession session, string personKey)
    {
        IReadOnlyList<(long Number, Guid Person)> keys = PersonRows.AllKeysOf(session, personKey);
        DateTime now = clock.GetUtcNow().UtcDateTime;
        if (keys.Count == 0)
        {
            // Not found yet: what it may be known by must not be found later.
            session.Append(
                GraphTables.Erased,
                "SELECT sha256(kind || ':' || $1) AS key_hash, $2::TIMESTAMP AS erased_at FROM (VALUES ('AnonymousId'), ('UserId'), ('EmailSha256'), ('PhoneSha256')) AS given(kind) " +
                "UNION ALL SELECT sha256('EmailSha256:' || sha256(lower(trim($1)))), $2::TIMESTAMP",
                personKey, now);
            return 0;
        }

        string numbers = string.Join(',', keys.Select(key => key.Number));
        string persons = string.Join(',', keys.Select(key => $"'{key.Person}'").Distinct(StringComparer.Ordinal));
        session.Append(GraphTables.Erased, $"SELECT sha256(key_kind || ':' || key_value) AS key_hash, $1::TIMESTAMP AS erased_at FROM {GraphTables.Key} WHERE key_no IN ({numbers})", now);
        string named = $"IN (SELECT key_kind || ':' || key_value FROM {GraphTables.Key} WHERE key_no IN ({numbers}))";
        return session.Delete(GraphTables.Tie, $"lk || ':' || lv {named} OR rk || ':' || rv {named}")
            + session.Delete(GraphTables.Edge, $"left_no IN ({numbers}) OR right_no IN ({numbers})")
            + session.Delete(GraphTables.Move, $"key_no IN ({numbers})")
            + session.Delete(GraphTables.Golden, $"person_id IN ({persons})")
            + session.Delete(GraphTables.SharedLogin, $"person_id IN ({persons})")
            + session.Delete(GraphTables.Key, $"key_no IN ({numbers})");
    }

    private long With(Func<WarehouseSession, long> work)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        GraphTables.Make(session);
        GraphTables.Expose(session);
        return work(session);
    }
}
