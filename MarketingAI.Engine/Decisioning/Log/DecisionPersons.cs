using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>
/// Finds the decisions that were made with a person's key. Erasing takes the key and all values out and leaves that a decision was made, by which
/// model and with which answer. Rows that a caller sent without a key name nobody here.
/// </summary>
internal sealed class DecisionPersons(DecisionMover mover, DecisionTable table) : IPersonalDataHolder
{
    public string Name => "Decision log";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken)
    {
        await mover.MoveAsync(cancellationToken);
        return await Task.Run(() => table.CountOf(personKey), cancellationToken);
    }

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        await mover.MoveAsync(cancellationToken);
        return await Task.Run(() => table.EraseOf(personKey), cancellationToken);
    }
}
