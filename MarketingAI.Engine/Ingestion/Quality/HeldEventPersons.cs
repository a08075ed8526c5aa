using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Finds and erases a person in the events that are held back.</summary>
internal sealed class HeldEventPersons(HeldEventRows rows) : IPersonalDataHolder
{
    public string Name => "Events held back";

    public Task<long> CountAsync(string personKey, CancellationToken cancellationToken) => Task.Run(() => rows.CountOf(personKey), cancellationToken);

    public Task<long> EraseAsync(string personKey, CancellationToken cancellationToken) => Task.Run(() => rows.Erase(personKey), cancellationToken);
}
