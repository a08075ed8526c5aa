using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>Persons in the events that are held back.</summary>
internal sealed class HeldEventRows(IWarehouse warehouse)
{
    private const string Holds = "anonymous_id = $1 OR user_id = $1 OR email_sha256 = $1 OR phone_sha256 = $1 OR order_id = $1";

    public long CountOf(string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        if (!session.Has(QuarantineTable.HeldEvents))
        {
            return 0;
        }

        session.Expose(QuarantineTable.HeldEvents);
        return session.Count($"SELECT count(*) FROM {QuarantineTable.HeldEvents} WHERE {Holds}", key);
    }

    public long Erase(string key)
    {
        using WarehouseSession session = warehouse.Open();
        return session.Has(QuarantineTable.HeldEvents) ? session.Delete(QuarantineTable.HeldEvents, Holds, key) : 0;
    }
}
