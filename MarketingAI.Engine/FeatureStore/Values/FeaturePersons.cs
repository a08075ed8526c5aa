using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>
/// Finds and erases a person in the values: under the key itself and, through the identity graph, under the person's id. Registered before the graph,
/// which must still know the person when values are erased.
/// </summary>
internal sealed class FeaturePersons(FeatureViewRecords records, PersonValues values, IIdentityGraph graph) : IPersonalDataHolder
{
    public string Name => "Feature values";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken)
    {
        (IReadOnlyList<FeatureView> views, IReadOnlyList<string> keys) = await FoundAsync(personKey, cancellationToken);
        return await Task.Run(() => values.Count(views, keys), cancellationToken);
    }

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        (IReadOnlyList<FeatureView> views, IReadOnlyList<string> keys) = await FoundAsync(personKey, cancellationToken);
        return await Task.Run(() => values.Erase(views, keys), cancellationToken);
    }

    private async Task<(IReadOnlyList<FeatureView>, IReadOnlyList<string>)> FoundAsync(string personKey, CancellationToken cancellationToken)
    {
        List<string> keys = [personKey];
        foreach (KeyKind kind in Enum.GetValues<KeyKind>())
        {
            if (await graph.FindAsync(kind, personKey, cancellationToken) is { } person)
            {
                keys.Add(person.ToString());
            }
        }

        return (await records.ListAsync(cancellationToken), [.. keys.Distinct(StringComparer.Ordinal)]);
    }
}
