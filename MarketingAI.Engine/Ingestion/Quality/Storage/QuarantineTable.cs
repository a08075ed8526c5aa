using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events.Storage;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>What is held back: the record in the store and, for batches, the rows in a table of their own.</summary>
internal sealed class QuarantineTable(IStore store, IWarehouse warehouse)
{
    public static readonly WarehouseTable HeldEvents = EventTables.Held;

    public async Task<QuarantineRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<QuarantineRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The record of a thing that is held now.</summary>
    public async Task<QuarantineRow?> HeldAsync(string thing, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<QuarantineRow>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Thing == thing && row.State != HeldState.Released, cancellationToken);
    }

    /// <summary>Whether the thing is or was ever held: what a person released is not held again for the same rows.</summary>
    public async Task<bool> WasHeldAsync(string thing, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<QuarantineRow>().AnyAsync(row => row.Thing == thing, cancellationToken);
    }

    public async Task<IReadOnlyList<QuarantineRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<QuarantineRow>().AsNoTracking()
            .OrderBy(row => row.State == HeldState.Held ? 0 : 1).ThenByDescending(row => row.HeldAt).Take(500).ToListAsync(cancellationToken);
    }

    public async Task KeepAsync(QuarantineRow row, bool isNew, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (isNew)
        {
            open.Add(row);
        }
        else
        {
            open.Update(row);
        }

        await open.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Moves a batch's rows away from the readers.</summary>
    /// <returns>Rows moved.</returns>
    public long Hold(string source, string batchId)
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(ProfileReader.Events))
        {
            return 0;
        }

        EventTables.MakeHeld(session);
        return session.AsOne(() =>
        {
            long moved = session.Move(ProfileReader.Events, HeldEvents, "source = $1 AND batch_id = $2", source, batchId);
            Mark(session, source, batchId, "quarantined");
            return moved;
        });
    }

    /// <summary>Gives a batch's rows back to the readers.</summary>
    public long Release(string source, string batchId)
    {
        using WarehouseSession session = warehouse.Open();
        return !session.Has(HeldEvents) ? 0 : session.AsOne(() =>
        {
            long moved = session.Move(HeldEvents, ProfileReader.Events, "source = $1 AND batch_id = $2", source, batchId);
            Mark(session, source, batchId, "accepted");
            return moved;
        });
    }

    public long Drop(string source, string batchId)
    {
        using WarehouseSession session = warehouse.Open();
        return !session.Has(HeldEvents) ? 0 : session.AsOne(() =>
        {
            long dropped = session.Delete(HeldEvents, "source = $1 AND batch_id = $2", source, batchId);
            Mark(session, source, batchId, "dropped");
            return dropped;
        });
    }

    private static void Mark(WarehouseSession session, string source, string batchId, string state)
    {
        if (session.Has(ProfileReader.Batches))
        {
            session.Update(ProfileReader.Batches, "state = $3", "source = $1 AND batch_id = $2", source, batchId, state);
        }
    }
}
