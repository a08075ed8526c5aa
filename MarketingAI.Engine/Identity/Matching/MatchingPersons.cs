using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Finds and erases a record's pairs, persons and labels.</summary>
internal sealed class MatchingPersons(MatchPairTable pairs, OfflineTable sales, MatchRunTable runs, RecordIndexes indexes) : IPersonalDataHolder
{
    public string Name => "Matching";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken) =>
        pairs.CountOf(personKey) + sales.CountOf(personKey) + await runs.CountOfAsync(personKey, cancellationToken);

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        // What is held in memory for lookups is read anew, without the person.
        indexes.Clear();
        return pairs.Erase(personKey) + sales.Erase(personKey) + await runs.EraseAsync(personKey, cancellationToken);
    }
}
