using System.Diagnostics;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>Computes a version for all entities and puts the values in the place of those of before.</summary>
internal sealed class ValueWriter(FeatureSql sql, IWarehouse warehouse, TimeProvider clock)
{
    public async Task<Outcome<FeatureFreshness>> WriteAsync(FeatureView view, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, view.Definition, cancellationToken);
        if (prepared is null)
        {
            return new FeatureViewUnfit(view.Reference.ToString(), faults);
        }

        IReadOnlyList<FeatureField> stored = ValueTables.Stored(prepared.Fields);
        if (stored.Count == 0)
        {
            return new NothingToWriteOut(view.Reference.ToString());
        }

        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            using CancellationTokenRegistration stop = session.StopWhen(cancellationToken);
            long entities = Write(session, view, prepared, stored, asOf);
            return new FeatureFreshness(asOf, clock.GetUtcNow(), entities, watch.Elapsed.TotalSeconds);
        }
        catch (DuckDBException fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new FeatureSqlStopped(view.Reference.ToString(), FeatureSql.Harmless(fault));
        }
    }

    /// <summary>All of it or none, so that a reader meets one whole set and a run after a kill begins anew.</summary>
    private static long Write(WarehouseSession session, FeatureView view, PreparedView prepared, IReadOnlyList<FeatureField> stored, DateTimeOffset asOf)
    {
        WarehouseTable table = ValueTables.Of(view);
        FeatureQuery query = FeatureSql.Query(prepared, new Spine.Everyone(asOf));
        string columns = string.Concat(stored.Select(field => $", {WarehouseSession.Quoted(field.Name)}"));
        string Select(DateTimeOffset written) =>
            $"SELECT {ValueTables.Key}, {FeatureCompiler.Literal(asOf)} AS {ValueTables.AsOf}, {FeatureCompiler.Literal(written)} AS {ValueTables.WrittenAt}{columns} FROM ({query.Sql})";
        if (!session.Has(table))
        {
            session.Create(table, $"{Select(asOf)} WHERE false");
        }

        bool hasCommits = EventCommits.Expose(session);
        return session.AsOne(() =>
        {
            session.Delete(table, "true");
            return session.Append(table, Select(hasCommits ? EventCommits.Newest(session, asOf) : asOf));
        });
    }
}
