using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events.Storage;

/// <summary>Rows of one person. Keys of erased events stay as hashes, so that an erased event that is sent again is not taken again.</summary>
internal sealed class EventPersonRows(IWarehouse warehouse, EventTables tables)
{
    private const string OfPerson = "anonymous_id = $1 OR user_id = $1 OR email_sha256 IN ($1, $2) OR phone_sha256 IN ($1, $3)";
    private const string Naming = "contains(body, $1) OR contains(body, $2) OR contains(body, $3)";

    public long Count(string personKey)
    {
        using WarehouseSession session = Open();
        object?[] keys = Keys(personKey);
        return session.Count($"SELECT count(*) FROM {EventTables.Event} WHERE {OfPerson}", keys)
            + session.Count($"SELECT count(*) FROM {EventTables.DeadLetter} WHERE {Naming}", keys);
    }

    public long Erase(string personKey)
    {
        using WarehouseSession session = Open();
        object?[] keys = Keys(personKey);
        return session.AsOne(() => session.Delete(EventTables.Event, OfPerson, keys) + session.Delete(EventTables.DeadLetter, Naming, keys));
    }

    private WarehouseSession Open()
    {
        WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        tables.Make(session);
        session.Expose(EventTables.Event);
        session.Expose(EventTables.DeadLetter);
        return session;
    }

    /// <summary>The key as given, and its hash as an e-mail address and as a telephone number, where it can be one.</summary>
    private static object?[] Keys(string personKey)
    {
        byte[] key = Encoding.UTF8.GetBytes(personKey);
        byte[] hex = new byte[PersonHash.HexLength];
        string email = PersonHash.TryEmail(key, hex) ? Encoding.ASCII.GetString(hex) : personKey;
        string phone = PersonHash.TryPhone(key, hex) ? Encoding.ASCII.GetString(hex) : personKey;
        return [personKey, email, phone];
    }
}
