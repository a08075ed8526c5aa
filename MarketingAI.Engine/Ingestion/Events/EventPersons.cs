using MarketingAI.Engine.Ingestion.Events.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Finds and erases a person in the events and dead letters, by cookie, log-in, or e-mail and telephone and their hashes.</summary>
internal sealed class EventPersons(IntakeMover mover, EventPersonRows rows) : IPersonalDataHolder
{
    public string Name => "Events and dead letters";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken)
    {
        await mover.MoveAllAsync(cancellationToken);
        return await Task.Run(() => rows.Count(personKey), cancellationToken);
    }

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        await mover.MoveAllAsync(cancellationToken);
        return await Task.Run(() => rows.Erase(personKey), cancellationToken);
    }
}
