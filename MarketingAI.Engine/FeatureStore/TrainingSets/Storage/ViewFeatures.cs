using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

/// <summary>Computes features of views for the rows of a label data set, each as of its decision.</summary>
internal sealed class ViewFeatures(FeatureViewRecords records, FeatureSql sql, IWarehouse warehouse)
{
    public async Task<Outcome<ViewColumns>> AddAsync(DataSet labels, TrainingSetRequest request, string decisionColumn, CancellationToken cancellationToken)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training, labels.Table);
        session.Run($"CREATE TEMP TABLE label AS SELECT row_number() OVER () - 1 AS row_id, * FROM {labels.Table}");
        List<ViewPart> parts = [];
        foreach (ViewUse use in request.Views)
        {
            Outcome<ViewPart> part = await PartAsync(session, labels, request, use, decisionColumn, cancellationToken);
            if (part.IsRefused)
            {
                return part.Refusal;
            }

            parts.Add(part.Value);
        }

        TableColumn[] columns = [.. parts.SelectMany(part => part.Columns)];
        return new ViewColumns(
            columns,
            [.. parts.SelectMany(part => part.Uses)],
            [.. parts.SelectMany(part => part.Refused)],
            [.. parts.Select(part => part.Remark).OfType<string>()],
            string.Join("\n\n", parts.Select(part => $"-- {part.View}\n{part.Sql}")),
            ValueFingerprint.Of(labels.Fingerprint, parts.Select(part => part.Definition), columns));
    }

    private async Task<Outcome<ViewPart>> PartAsync(
        WarehouseSession session, DataSet labels, TrainingSetRequest request, ViewUse use, string decisionColumn, CancellationToken cancellationToken)
    {
        FeatureView? view = (await records.VersionsAsync(use.View.Name, cancellationToken)).FirstOrDefault(version => version.Version == use.View.Version);
        if (view is null)
        {
            return new FeatureViewNotFound(use.View.ToString());
        }

        if (view.State == FeatureViewState.Draft)
        {
            return new FeatureViewNotActive(use.View.ToString(), view.State);
        }

        if (LabelKeys.For(view.Definition.Entity, request.Keys) is not { } key)
        {
            return new LabelKeyMissing(labels.Name, use.View.ToString(), view.Definition.Entity.ToString());
        }

        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, view.Definition, cancellationToken);
        if (prepared is null)
        {
            return new FeatureViewUnfit(use.View.ToString(), faults);
        }

        if (view.Definition.Entity.Kind == EntityKind.Person && session.Has(SourceSql.Key))
        {
            session.Expose(SourceSql.Key);
        }

        string[] known = [.. prepared.Fields.Select(field => field.Name)];
        return use.Features?.Except(known, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing
            ? new ViewFeatureMissing(use.View.ToString(), missing, known)
            : Compute(session, labels, new ViewWork(view, prepared, use, key, decisionColumn, request.AsServed));
    }

    private static Outcome<ViewPart> Compute(WarehouseSession session, DataSet labels, ViewWork work)
    {
        string reference = work.View.Reference.ToString();
        session.Run(LabelKeys.Spine(work));
        long met = session.Count($"""
            SELECT count(*) FROM spine WHERE EXISTS (SELECT 1 FROM ({work.Prepared.Rows}) AS source
            WHERE source.{InnerNames.Entity} = spine.entity_key AND source.{InnerNames.HappenedAt} <= spine.decision_at AND source.{InnerNames.KnownFrom} <= spine.decision_at)
            """);
        if (met == 0)
        {
            return new EntitiesWithoutRows(labels.Name, work.Key.Column, reference, labels.Rows);
        }

        FeatureQuery query = FeatureSql.Query(work.Prepared, new Spine.Rows("spine"));
        FeatureField[] wanted = [.. query.Fields.Where(field => work.Use.Features is null || work.Use.Features.Contains(field.Name, StringComparer.Ordinal))];
        FieldColumn[] columns = [.. wanted.Select(field => FieldColumn.For($"{work.View.Name}.{field.Name}", field.Type, (int)labels.Rows))];
        try
        {
            Fill(session, query, wanted, columns);
        }
        catch (DuckDBException fault)
        {
            return new FeatureSqlStopped(reference, FeatureSql.Harmless(fault));
        }

        return Part(work, wanted, [.. columns.Select(column => column.Build())], query.Sql, Remark(labels, reference, met));
    }

    private static void Fill(WarehouseSession session, FeatureQuery query, FeatureField[] wanted, FieldColumn[] columns)
    {
        string select = string.Concat(wanted.Select((field, i) => $", {columns[i].Expression(WarehouseSession.Quoted(field.Name))}"));
        session.Read($"SELECT row_id{select} FROM ({query.Sql})", reader =>
        {
            while (reader.Read())
            {
                int row = (int)reader.GetInt64(0);
                for (int i = 0; i < columns.Length; i++)
                {
                    columns[i].Set(row, reader, i + 1);
                }
            }
        });
    }

    private static ViewPart Part(ViewWork work, FeatureField[] wanted, TableColumn[] columns, string query, string? remark)
    {
        List<TableColumn> kept = [];
        List<FeatureUse> uses = [];
        List<RefusedColumn> refused = [];
        for (int i = 0; i < columns.Length; i++)
        {
            if (ViewColumnRule.WhyNot(columns[i], wanted[i].PersonalData) is { } why)
            {
                refused.Add(new RefusedColumn(columns[i].Name, why));
                continue;
            }

            kept.Add(columns[i]);
            uses.Add(new FeatureUse(work.View.Name, work.View.Version, wanted[i].Name, columns[i].Name));
        }

        return new ViewPart(work.View.Reference.ToString(), kept, uses, refused, remark, query, FeatureViewJson.Write(work.View.Definition));
    }

    private static string? Remark(DataSet labels, string reference, long met) => met == labels.Rows
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{reference}: {labels.Rows - met:N0} of {labels.Rows:N0} rows are about a key of which nothing was known at their decision.");
}

/// <summary>One view that a training set takes from.</summary>
internal sealed record ViewWork(FeatureView View, PreparedView Prepared, ViewUse Use, LabelKey Key, string DecisionColumn, bool AsServed);

internal sealed record ViewPart(
    string View,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<FeatureUse> Uses,
    IReadOnlyList<RefusedColumn> Refused,
    string? Remark,
    string Sql,
    string Definition);
