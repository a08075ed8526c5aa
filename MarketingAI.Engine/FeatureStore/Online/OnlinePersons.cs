using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>
/// Finds and erases an entity in the values of views, in memory and as written out, under its key and under the person that the key belongs to.
/// It is gone at once and after a restart; the rows it was computed from are erased by those who hold them.
/// </summary>
internal sealed class OnlinePersons(OnlineViews views, FeatureViewRecords records, IWarehouse warehouse, WorkScope scope) : IPersonalDataHolder, IPersonalColumns
{
    public string Name => "Values of feature views";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken)
    {
        IReadOnlyList<FeatureView> versions = await records.ListAsync(cancellationToken);
        return await Task.Run(() => Work(versions, personKey, erase: false), cancellationToken);
    }

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        IReadOnlyList<FeatureView> versions = await records.ListAsync(cancellationToken);
        return await Task.Run(() => Work(versions, personKey, erase: true), cancellationToken);
    }

    public async Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken) =>
    [
        .. (await records.ListAsync(cancellationToken)).Where(view => view.State != FeatureViewState.Draft).Select(view => new ClassedTable(
            ValueTables.Of(view.Id),
            $"Values of {view.Reference}",
            view.Fields.Select(field => (field.Name, Class: Ingestion.DataSetClasses.Of(field.PersonalData))).Append(("entity_key", ColumnClass.Pseudonymous))
                .ToDictionary(column => column.Item1, column => column.Item2, StringComparer.Ordinal))),
    ];

    private long Work(IReadOnlyList<FeatureView> versions, string personKey, bool erase)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        long touched = 0;
        foreach (string name in TouchedEntities.NamesOf(session, personKey))
        {
            byte[] key = Encoding.UTF8.GetBytes(name);
            foreach (FeatureView version in versions)
            {
                touched += InMemory(version, key, erase) | InTable(session, version, name, erase);
            }
        }

        return touched;
    }

    private long InMemory(FeatureView version, byte[] key, bool erase)
    {
        if (key.Length == 0 || views.Find(scope.Unit.Value, version.Reference)?.Content is not { } content)
        {
            return 0;
        }

        return (erase ? content.Table.Remove(key) : content.Table.TryRead(key, new long[content.Columns.Count], out _)) ? 1 : 0;
    }

    private static long InTable(WarehouseSession session, FeatureView version, string name, bool erase)
    {
        WarehouseTable table = ValueTables.Of(version.Id);
        if (!session.Has(table))
        {
            return 0;
        }

        session.Expose(table);
        return Math.Min(1, erase ? session.Delete(table, "entity_key = $1", name) : session.Count($"SELECT count(*) FROM {table} WHERE entity_key = $1", name));
    }
}
