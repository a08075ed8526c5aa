using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>Loads and recomputes values of views of one business unit. Runs as the host, so that keys are not masked.</summary>
internal sealed class OnlineRefresh(FeatureViewRecords records, FeatureSql sql, OnlineViews views, IWarehouse warehouse, WorkScope scope, TimeProvider clock)
{
    /// <summary>Puts the written values into memory: row by row over those that are there, so that memory stays the same and readers go on.</summary>
    public async Task<Refusal?> LoadAsync(FeatureViewRef reference, CancellationToken cancellationToken)
    {
        OnlineView online = views.Of(scope.Unit.Value, reference);
        Outcome<FeatureView> found = await FindAsync(reference, cancellationToken);
        Refusal? refusal = found.IsRefused ? found.Refusal : await LoadAsync(online, found.Value, cancellationToken);
        if (refusal is not null)
        {
            online.Complain(refusal.Reason);
        }

        return refusal;
    }

    /// <summary>Computes some entities with the view's own SQL as of now.</summary>
    public async Task<Refusal?> RecomputeAsync(OnlineView online, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        if (online.Content is not { } content)
        {
            return new OnlineNotLoaded(online.Reference.ToString(), online.Trouble);
        }

        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, content.Definition, cancellationToken);
        if (prepared is null)
        {
            return new FeatureViewUnfit(online.Reference.ToString(), faults);
        }

        await Task.Run(() => OnlineRows.Recompute(session, Stored(prepared), content, keys, Microseconds(clock.GetUtcNow())), cancellationToken);
        return null;
    }

    /// <summary>What is written out and served: nothing that names a person or is sensitive.</summary>
    public static PreparedView Stored(PreparedView view) => view with { Fields = ValueTables.Stored(view.Fields) };

    /// <summary>A moment as the warehouse keeps it.</summary>
    public static DateTimeOffset Microseconds(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private async Task<Refusal?> LoadAsync(OnlineView online, FeatureView view, CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        if (!session.Has(ValueTables.Of(view)))
        {
            return new OnlineNeverWritten(online.Reference.ToString());
        }

        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, view.Definition, cancellationToken);
        if (prepared is null)
        {
            return new FeatureViewUnfit(online.Reference.ToString(), faults);
        }

        try
        {
            return await Task.Run(() => Load(session, online, view, Stored(prepared), started), cancellationToken);
        }
        catch (DuckDBException fault)
        {
            return new FeatureSqlStopped(online.Reference.ToString(), FeatureSql.Harmless(fault));
        }
    }

    private Refusal? Load(WarehouseSession session, OnlineView online, FeatureView view, PreparedView prepared, long started)
    {
        OnlineContent content = online.Content is { } present && present.ViewId == view.Id ? present : New(view, prepared);
        RowStamp stamp = OnlineRows.Load(session, view, prepared, content.Columns, content.Table) ?? StampOf(view);
        content.Table.Sweep(stamp.AsOf);
        online.Put(content with
        {
            Stamp = stamp,
            Unknown = OnlineRows.Unknown(session, prepared, content.Columns, new DateTimeOffset(stamp.AsOf, TimeSpan.Zero)),
            LoadSeconds = clock.GetElapsedTime(started).TotalSeconds,
        });
        return null;
    }

    /// <summary>Of a view that has no entities: when it was found so.</summary>
    private RowStamp StampOf(FeatureView view)
    {
        long asOf = (view.Freshness?.AsOf ?? clock.GetUtcNow()).UtcTicks;
        return new RowStamp(asOf, asOf);
    }

    private static OnlineContent New(FeatureView view, PreparedView prepared)
    {
        OnlineColumns columns = new(prepared.Fields);
        long most = view.Definition.MaxAgeHours is { } hours ? (long)(hours * TimeSpan.TicksPerHour) : long.MaxValue;
        return new OnlineContent(view.Id, columns, new OnlineTable(columns.Count), [], most, view.Definition);
    }

    private async Task<Outcome<FeatureView>> FindAsync(FeatureViewRef reference, CancellationToken cancellationToken)
    {
        FeatureView? view = (await records.VersionsAsync(reference.Name, cancellationToken)).FirstOrDefault(version => version.Version == reference.Version);
        return view is null ? new FeatureViewNotFound(reference.ToString())
            : view.State == FeatureViewState.Draft ? new FeatureViewNotActive(reference.ToString(), view.State)
            : view;
    }
}
