using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>Counts and erases what the tables of values hold under some keys.</summary>
internal sealed class PersonValues(IWarehouse warehouse)
{
    public long Count(IEnumerable<FeatureView> views, IReadOnlyList<string> keys) => Each(views, (session, table) =>
    {
        session.Expose(table);
        return session.Count($"SELECT count(*) FROM {table} WHERE {ValueTables.Key} IN ({List(keys)})");
    });

    public long Erase(IEnumerable<FeatureView> views, IReadOnlyList<string> keys) =>
        Each(views, (session, table) => session.Delete(table, $"{ValueTables.Key} IN ({List(keys)})"));

    private long Each(IEnumerable<FeatureView> views, Func<WarehouseSession, WarehouseTable, long> work)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        return views.Select(ValueTables.Of).Append(SourceSql.Written).Where(session.Has).Sum(table => work(session, table));
    }

    private static string List(IReadOnlyList<string> keys) => string.Join(", ", keys.Select(key => $"'{key.Replace("'", "''", StringComparison.Ordinal)}'"));
}
