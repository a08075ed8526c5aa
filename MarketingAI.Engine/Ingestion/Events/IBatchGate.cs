using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Looks at the rows of a commit before any reader can see them; the module that watches quality implements it.</summary>
public interface IBatchGate
{
    /// <summary>The look at commits of a source; null where nothing is asked of them.</summary>
    Task<BatchLook?> OfAsync(string source, CancellationToken cancellationToken);

    /// <summary>Keeps on record that a batch was held back by a look.</summary>
    Task KeepHeldAsync(string source, string batchId, long rows, string why, CancellationToken cancellationToken);
}

/// <summary>Looks at staged rows.</summary>
/// <param name="relation">What stands behind FROM; columns as in <c>ingestion.event</c> but for the batch's id.</param>
/// <returns>Why the rows are to be held back; null to let them pass.</returns>
public delegate string? BatchLook(WarehouseSession session, string relation);
