using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>Recomputes what was looked up, from the rows that were there then.</summary>
internal sealed class OfflineComputing(FeatureViewRecords records, FeatureSql sql, IWarehouse warehouse)
{
    private static readonly WarehouseTable GraphBuild = new("identity", "build");

    /// <param name="asked">Keys and the moments that their values were for.</param>
    /// <param name="written">Events that were committed later are left out: they were not in the table when the values were computed.</param>
    public async Task<Outcome<OfflineRows>> ComputeAsync(
        FeatureViewRef reference, IReadOnlyList<(string Key, DateTimeOffset AsOf)> asked, DateTimeOffset written, CancellationToken cancellationToken)
    {
        FeatureView? view = (await records.VersionsAsync(reference.Name, cancellationToken)).FirstOrDefault(version => version.Version == reference.Version);
        if (view is null)
        {
            return new FeatureViewNotFound(reference.ToString());
        }

        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, view.Definition, cancellationToken);
        return prepared is null
            ? new FeatureViewUnfit(reference.ToString(), faults)
            : await Task.Run(() => Compute(session, view, OnlineRefresh.Stored(prepared), asked, written), cancellationToken);
    }

    private static Outcome<OfflineRows> Compute(
        WarehouseSession session, FeatureView view, PreparedView prepared, IReadOnlyList<(string Key, DateTimeOffset AsOf)> asked, DateTimeOffset written)
    {
        if (view.Definition.Entity.Kind == EntityKind.Person && GraphChangedSince(session, written))
        {
            return new PersonsChanged(view.Reference.ToString());
        }

        session.Stage("spine", "row_id BIGINT, entity_key VARCHAR, decision_at TIMESTAMP", asked.Index(), (row, one) => row
            .AppendValue((long)one.Index).AppendValue(one.Item.Key).AppendValue((DateTime?)one.Item.AsOf.UtcDateTime));
        FeatureQuery query = FeatureSql.Query(view.Definition.Source is EventRows ? AsItWas(session, prepared, written) : prepared, new Spine.Rows("spine"));
        OnlineColumns columns = new(prepared.Fields);
        long[][] rows = new long[asked.Count][];
        session.Read($"SELECT row_id{OnlineRows.Columns(prepared)} FROM ({query.Sql})", reader =>
        {
            while (reader.Read())
            {
                OnlineRows.Fill(reader, columns, 1, rows[reader.GetInt64(0)] = new long[columns.Count]);
            }
        });
        return new OfflineRows(columns, rows);
    }

    private static PreparedView AsItWas(WarehouseSession session, PreparedView view, DateTimeOffset written)
    {
        if (!session.Has(EventCommits.Batch))
        {
            return view;
        }

        session.Expose(EventCommits.Batch);
        string then = $"""
            (SELECT * FROM {SourceSql.Event} WHERE batch_id IS NULL OR batch_id NOT IN (
            SELECT batch_id FROM {EventCommits.Batch} WHERE committed_at > {FeatureCompiler.Literal(written)})) AS event
            """;
        return view with { Rows = view.Rows.Replace($"{SourceSql.Event} AS event", then, StringComparison.Ordinal) };
    }

    private static bool GraphChangedSince(WarehouseSession session, DateTimeOffset written)
    {
        if (!session.Has(GraphBuild))
        {
            return false;
        }

        session.Expose(GraphBuild);
        return session.Count($"SELECT count(*) FROM {GraphBuild} WHERE built_at > {FeatureCompiler.Literal(written)}") > 0;
    }
}
