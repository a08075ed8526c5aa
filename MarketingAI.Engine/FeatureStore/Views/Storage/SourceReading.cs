using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>Finds the table behind a source, its columns, and what stands against using them.</summary>
internal sealed class SourceReading(IDataSets dataSets, IContracts contracts, IFactSchemas schemas)
{
    public async Task<(ResolvedSource? Source, IReadOnlyList<FeatureFault> Faults)> ResolveAsync(FeatureViewDefinition definition, CancellationToken cancellationToken) =>
        definition.Source switch
        {
            EventRows events => await EventsAsync(definition.Entity, events, cancellationToken),
            DataSetRows rows => await DataSetAsync(definition.Entity, rows, cancellationToken),
            WrittenRows => Written(definition.Entity),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Source.GetType().Name, "No such source."),
        };

    /// <summary>Columns of a source; empty where there is no such data set or no contract for it.</summary>
    public async Task<IReadOnlyList<SourceColumn>> ColumnsAsync(FeatureSource source, CancellationToken cancellationToken)
    {
        if (source is not DataSetRows rows)
        {
            return source is WrittenRows ? Written(FeatureEntity.Person).Source.Columns : await EventColumnsAsync(cancellationToken);
        }

        DataSet? dataSet = await dataSets.FindAsync(rows.DataSetId, cancellationToken);
        DataContract? contract = dataSet is null ? null : await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken);
        return contract is null ? [] : Columns(dataSet!, contract);
    }

    private async Task<SourceColumn[]> EventColumnsAsync(CancellationToken cancellationToken) =>
        [.. (await schemas.PresentAsync(FactTables.EventName, cancellationToken)).Fields.Select(field => new SourceColumn(field.Name, field.Column, TypeOf(field.Type), field.PersonalData))];

    private static SourceColumn[] Columns(DataSet dataSet, DataContract contract)
    {
        Dictionary<string, ContractColumn> terms = contract.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        return [.. dataSet.Columns.Select(column => Column(column, terms.GetValueOrDefault(column.Name)))];
    }

    private async Task<(ResolvedSource?, IReadOnlyList<FeatureFault>)> EventsAsync(FeatureEntity entity, EventRows source, CancellationToken cancellationToken)
    {
        SourceColumn[] columns = await EventColumnsAsync(cancellationToken);
        List<FeatureFault> faults = [.. KnownAtFaults(source.KnownAt, columns)];
        if (entity.Kind == EntityKind.Record)
        {
            faults.Add(new FeatureFault(null, "Entity", "Events are about persons, cookies or log-ins; a key of data sets needs a data set as source."));
        }

        if (source.KnownAt is KnownAtImport)
        {
            faults.Add(new FeatureFault(null, "Source", "Events come one by one: they are known when they were received, or a stated delay after they happened."));
        }

        WarehouseTable[] tables = entity.Kind == EntityKind.Person ? [SourceSql.Event, SourceSql.Key, SourceSql.Edge] : [SourceSql.Event];
        return faults.Count > 0 ? (null, faults) : (new ResolvedSource(columns, tables, false, plan => SourceSql.Events(entity.Kind, source.KnownAt, plan)), []);
    }

    private async Task<(ResolvedSource?, IReadOnlyList<FeatureFault>)> DataSetAsync(FeatureEntity entity, DataSetRows source, CancellationToken cancellationToken)
    {
        if (await dataSets.FindAsync(source.DataSetId, cancellationToken) is not { } dataSet)
        {
            return (null, [new FeatureFault(null, "Source", $"There is no data set {source.DataSetId} in this business unit.")]);
        }

        if (await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken) is not { } contract)
        {
            return (null, [new FeatureFault(null, "Source", $"The data set '{dataSet.Name}' has no contract in force. Confirm one first; features rest on what it says.")]);
        }

        SourceColumn[] columns = Columns(dataSet, contract);
        List<FeatureFault> faults = [.. KnownAtFaults(source.KnownAt, columns), .. DataSetFaults(entity, source, columns)];
        WarehouseTable[] tables = source.EntityColumnHolds is EntityKind.UserId or EntityKind.AnonymousId ? [dataSet.Table, SourceSql.Key, SourceSql.Edge] : [dataSet.Table];
        return faults.Count > 0
            ? (null, faults)
            : (new ResolvedSource(columns, tables, source.RowKey is not null, plan => SourceSql.DataSet(dataSet.Table, source, dataSet.ImportedAt, plan)), []);
    }

    private static SourceColumn Column(DataSetColumn column, ContractColumn? terms) => new(
        column.Name, column.Name, column.Type, terms?.PersonalData ?? PersonalDataClass.Sensitive, terms switch
        {
            null => $"'{column.Name}' is not in the contract.",
            { Use: AllowedUse.Nothing } => $"the contract says that '{column.Name}' may not be used.",
            { Use: AllowedUse.ReportingOnly } => $"the contract says that '{column.Name}' may be used for reporting only.",
            _ => null,
        });

    private static IEnumerable<FeatureFault> DataSetFaults(FeatureEntity entity, DataSetRows source, SourceColumn[] columns)
    {
        foreach ((string field, string? name) in new[] { ("Entity", source.EntityColumn), ("Source", source.TimeColumn), ("Source", source.RowKey), ("Source", source.WithdrawnColumn) })
        {
            if (name is not null && Unknown(name, columns) is { } sentence)
            {
                yield return new FeatureFault(null, field, sentence);
            }
        }

        if (columns.FirstOrDefault(column => string.Equals(column.Name, source.TimeColumn, StringComparison.Ordinal)) is { Type: not (ColumnType.Date or ColumnType.Timestamp) } time)
        {
            yield return new FeatureFault(null, "Source", $"'{time.Name}' cannot say when rows happened: it holds {Words.Of(time.Type)}.");
        }

        if (source.WithdrawnColumn is not null && source.RowKey is null)
        {
            yield return new FeatureFault(null, "Source", "Rows can be taken back only where a column says which rows are versions of one.");
        }

        if (source.WithdrawnColumn is { } withdrawn && columns.FirstOrDefault(column => string.Equals(column.Name, withdrawn, StringComparison.Ordinal)) is { Type: not ColumnType.Boolean } wrong)
        {
            yield return new FeatureFault(null, "Source", $"'{withdrawn}' cannot say which rows were taken back: it holds {Words.Of(wrong.Type)}, not true or false.");
        }

        bool isPerson = entity.Kind == EntityKind.Person;
        if (isPerson && source.EntityColumnHolds is not (EntityKind.Person or EntityKind.UserId or EntityKind.AnonymousId))
        {
            yield return new FeatureFault(null, "Entity", $"Say whether '{source.EntityColumn}' holds ids of persons, log-ins or cookies, so that the identity graph can find the person.");
        }

        if (!isPerson && source.EntityColumnHolds is { } holds && holds != entity.Kind)
        {
            yield return new FeatureFault(null, "Entity", $"The view is about a {entity}, but '{source.EntityColumn}' is said to hold another kind of key.");
        }

        if (entity.Kind == EntityKind.Record && string.IsNullOrWhiteSpace(entity.RecordName))
        {
            yield return new FeatureFault(null, "Entity", "Say what the key is called, such as customer_id; views with the same word can be used together.");
        }
    }

    private static IEnumerable<FeatureFault> KnownAtFaults(KnownAtRule rule, SourceColumn[] columns)
    {
        switch (rule)
        {
            case KnownAtColumn known when Unknown(known.Column, columns) is { } sentence:
                yield return new FeatureFault(null, "KnownAt", sentence);
                break;
            case KnownAtColumn known when columns.First(column => string.Equals(column.Name, known.Column, StringComparison.Ordinal)) is { Type: not (ColumnType.Date or ColumnType.Timestamp) } wrong:
                yield return new FeatureFault(null, "KnownAt", $"'{wrong.Name}' cannot say when rows became known: it holds {Words.Of(wrong.Type)}.");
                break;
            case KnownAfterDelay { Hours: not (>= 0 and <= 876_000) }:
                yield return new FeatureFault(null, "KnownAt", "The delay after which a row is known is 0 to 876,000 hours.");
                break;
        }
    }

    private static string? Unknown(string name, SourceColumn[] columns) => columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal))
        ? null
        : $"The source has no column '{name}'{NearestName.Hint(name, columns.Select(column => column.Name))}{(NearestName.Hint(name, columns.Select(column => column.Name)).Length > 0 ? "" : ".")}";

    private static (ResolvedSource Source, IReadOnlyList<FeatureFault> Faults) Written(FeatureEntity entity) => (
        new ResolvedSource(
            [
                new("kind", "kind", ColumnType.Text, PersonalDataClass.None),
                new("producer", "producer", ColumnType.Text, PersonalDataClass.None),
                new("producer_version", "producer_version", ColumnType.Text, PersonalDataClass.None),
                new("name", "name", ColumnType.Text, PersonalDataClass.None),
                new("number_value", "number_value", ColumnType.Number, PersonalDataClass.None),
                new("text_value", "text_value", ColumnType.Text, PersonalDataClass.None),
                new("event_time", "event_time", ColumnType.Timestamp, PersonalDataClass.None),
                new("known_at", "known_at", ColumnType.Timestamp, PersonalDataClass.None),
            ],
            [SourceSql.Written], false, plan => SourceSql.WrittenBack(entity.ToString(), plan)), []);

    private static ColumnType TypeOf(FactType type) => type switch
    {
        FactType.Text => ColumnType.Text,
        FactType.Integer or FactType.BigInteger => ColumnType.Integer,
        FactType.Real or FactType.Number => ColumnType.Number,
        FactType.Boolean => ColumnType.Boolean,
        FactType.Date => ColumnType.Date,
        FactType.Timestamp => ColumnType.Timestamp,
    };
}
