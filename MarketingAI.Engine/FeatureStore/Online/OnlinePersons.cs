using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>
/// Finds and erases an entity in memory, under its key and under the person that the key belongs to; the written values, from which memory is
/// filled at the next start, are erased by their own holder. Registered before the identity graph, which must still know the person.
/// </summary>
internal sealed class OnlinePersons(OnlineViews views, IWarehouse warehouse, WorkScope scope) : IPersonalDataHolder
{
    public string Name => "Online features";

    public Task<long> CountAsync(string personKey, CancellationToken cancellationToken) =>
        Task.Run(() => Each(personKey, (table, key) => table.TryRead(key, new long[table.Width], out _)), cancellationToken);

    public Task<long> EraseAsync(string personKey, CancellationToken cancellationToken) =>
        Task.Run(() => Each(personKey, (table, key) => table.Remove(key)), cancellationToken);

    private long Each(string personKey, Func<Algorithms.OnlineTable, byte[], bool> work)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        byte[][] keys = [.. TouchedEntities.NamesOf(session, personKey).Where(name => name.Length > 0).Select(Encoding.UTF8.GetBytes)];
        return views.OfUnit(scope.Unit.Value).Select(view => view.Content?.Table).OfType<Algorithms.OnlineTable>()
            .Sum(table => keys.LongCount(key => work(table, key)));
    }
}
