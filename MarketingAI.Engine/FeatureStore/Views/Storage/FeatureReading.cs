using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>Runs views for people to look at.</summary>
internal sealed class FeatureReading(FeatureSql sql, IWarehouse warehouse, TimeProvider clock)
{
    /// <summary>The definition on the entities that come first by key; keys and values are masked as the reader's own.</summary>
    public async Task<Outcome<FeaturePreview>> PreviewAsync(FeatureViewDefinition definition, FeaturePreviewOptions options, CancellationToken cancellationToken)
    {
        using WarehouseSession session = warehouse.Open();
        (PreparedView? view, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, definition, cancellationToken);
        if (view is null)
        {
            return new FeatureViewUnfit(definition.Name, faults);
        }

        return await Task.Run(() => Preview(session, view, options), cancellationToken);
    }

    private Outcome<FeaturePreview> Preview(WarehouseSession session, PreparedView view, FeaturePreviewOptions options)
    {
        DateTimeOffset at = options.At ?? Newest(session, view);
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            session.Run(string.Create(CultureInfo.InvariantCulture, $"""
                CREATE OR REPLACE TEMP TABLE asked AS SELECT DISTINCT {InnerNames.Entity} AS entity_key FROM ({view.Rows})
                WHERE {InnerNames.KnownFrom} <= {FeatureCompiler.Literal(at)} ORDER BY entity_key LIMIT {options.Entities}
                """));
            FeatureQuery query = FeatureSql.Query(view, new Spine.Some("asked", at));
            string shown = string.Concat(query.Fields.Select(field => $", CAST({WarehouseSession.Quoted(field.Name)} AS VARCHAR)"));
            IReadOnlyList<FeaturePreviewRow> rows = session.Query($"SELECT entity_key{shown} FROM ({query.Sql}) ORDER BY entity_key", row => Row(row, query.Fields.Count));
            return new FeaturePreview(at, query.Fields, rows, FeatureSql.Query(view, new Spine.Everyone(at)).Sql, watch.Elapsed.TotalMilliseconds);
        }
        catch (DuckDBException fault)
        {
            return new FeatureSqlStopped(view.Plan.Definition.Name, FeatureSql.Harmless(fault));
        }
    }

    private DateTimeOffset Newest(WarehouseSession session, PreparedView view)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTime? newest = session.Query(
            $"SELECT max({InnerNames.KnownFrom}) FROM ({view.Rows}) WHERE {InnerNames.KnownFrom} <= {FeatureCompiler.Literal(now)}", row => row.IsDBNull(0) ? (DateTime?)null : row.GetDateTime(0))[0];
        return newest is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : now;
    }

    /// <summary>What the rows that there are make impossible: no row at all, or a window that history cannot fill.</summary>
    public static IReadOnlyList<FeatureFault> HistoryFaults(WarehouseSession session, PreparedView view)
    {
        (long rows, DateTime? first, DateTime? last) = session.Query(
            $"SELECT count({InnerNames.Entity}), min({InnerNames.HappenedAt}), max({InnerNames.HappenedAt}) FROM ({view.Rows}) WHERE {InnerNames.KnownFrom} IS NOT NULL",
            row => (row.GetInt64(0), row.IsDBNull(1) ? (DateTime?)null : row.GetDateTime(1), row.IsDBNull(2) ? (DateTime?)null : row.GetDateTime(2)))[0];
        if (rows == 0 || first is not { } from || last is not { } until)
        {
            return [new FeatureFault(null, "Source", "No row of the source has a key, a time at which it happened and a time at which it was known; so there is nothing to make features of.")];
        }

        return
        [
            .. view.Plan.Definition.Features.Select(feature => (feature.Name, Days: (feature.Recipe as WindowFeature)?.Days))
                .Where(window => window.Days > (until - from).TotalDays)
                .Select(window => new FeatureFault(window.Name, "Days", string.Create(CultureInfo.InvariantCulture,
                    $"'{window.Name}': a window of {window.Days} days is longer than the history there is: the first row is of {from:yyyy-MM-dd}, the last of {until:yyyy-MM-dd}."))),
        ];
    }

    private static FeaturePreviewRow Row(DuckDBDataReader row, int fields)
    {
        string?[] values = new string?[fields];
        for (int i = 0; i < fields; i++)
        {
            values[i] = row.IsDBNull(i + 1) ? null : row.GetString(i + 1);
        }

        return new FeaturePreviewRow(row.IsDBNull(0) ? null : row.GetString(0), values);
    }
}
