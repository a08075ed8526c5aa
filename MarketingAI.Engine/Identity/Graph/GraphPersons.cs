using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>Finds and erases a person in the graph: the person's keys, their edges, the golden record, and the moves that name the keys.</summary>
internal sealed class GraphPersons(IWarehouse warehouse) : IPersonalDataHolder
{
    public string Name => "Identity graph";

    public Task<long> CountAsync(string personKey, CancellationToken cancellationToken) =>
        Task.Run(() => With(session => KeysOf(session, personKey).Count), cancellationToken);

    public Task<long> EraseAsync(string personKey, CancellationToken cancellationToken) => Task.Run(() => With(session => session.AsOne(() => Erase(session, personKey))), cancellationToken);

    private static long Erase(WarehouseSession session, string personKey)
    {
        IReadOnlyList<(long Number, Guid Person)> keys = KeysOf(session, personKey);
        if (keys.Count == 0)
        {
            return 0;
        }

        string numbers = string.Join(',', keys.Select(key => key.Number));
        string persons = string.Join(',', keys.Select(key => $"'{key.Person}'").Distinct(StringComparer.Ordinal));
        return session.Delete(GraphTables.Edge, $"left_no IN ({numbers}) OR right_no IN ({numbers})")
            + session.Delete(GraphTables.Move, $"key_no IN ({numbers})")
            + session.Delete(GraphTables.Golden, $"person_id IN ({persons})")
            + session.Delete(GraphTables.SharedLogin, $"person_id IN ({persons})")
            + session.Delete(GraphTables.Key, $"key_no IN ({numbers})");
    }

    /// <summary>All keys of the person whom the key belongs to; a shared device is nobody's own.</summary>
    private static IReadOnlyList<(long Number, Guid Person)> KeysOf(WarehouseSession session, string personKey)
    {
        string hashed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(personKey.Trim().ToLowerInvariant())));
        return session.Query($"""
            SELECT key_no, person_id FROM {GraphTables.Key}
            WHERE person_id IN (SELECT person_id FROM {GraphTables.Key} WHERE key_value IN ($1, $2) OR (key_kind = 'Record' AND ends_with(key_value, ':' || $1)))
            """, row => (row.GetInt64(0), row.GetGuid(1)), personKey, hashed);
    }

    private long With(Func<WarehouseSession, long> work)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        if (!GraphTables.Exist(session))
        {
            return 0;
        }

        GraphTables.Expose(session);
        return work(session);
    }
}
