using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>Names the tables of values and says what their columns tell about persons.</summary>
internal sealed class ValueTables(FeatureViewRecords records) : IPersonalColumns
{
    public const string Key = "entity_key";
    public const string AsOf = "as_of";

    /// <summary>The newest commit of events that the computation saw; of other sources the time the values are for.</summary>
    public const string WrittenAt = "written_at";

    /// <summary>One table a version: units may have views of the same name.</summary>
    public static WarehouseTable Of(FeatureView view) => new("featurestore", string.Create(CultureInfo.InvariantCulture, $"value_{view.Id:N}"));

    /// <summary>What is written out: nothing that names a person or is sensitive.</summary>
    public static IReadOnlyList<FeatureField> Stored(IEnumerable<FeatureField> fields) =>
        [.. fields.Where(field => field.PersonalData is PersonalDataClass.None or PersonalDataClass.Pseudonymous)];

    public async Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken) =>
    [
        new ClassedTable(SourceSql.Written, "Values written back", Classes([
            (Key, ColumnClass.Pseudonymous), ("entity", ColumnClass.None), ("kind", ColumnClass.None), ("producer", ColumnClass.None), ("producer_version", ColumnClass.None),
            ("name", ColumnClass.None), ("number_value", ColumnClass.None), ("text_value", ColumnClass.None), ("event_time", ColumnClass.None), ("known_at", ColumnClass.None)])),
        .. (await records.ListAsync(cancellationToken)).Where(view => view.State != FeatureViewState.Draft).Select(view => new ClassedTable(
            Of(view), $"Values of {view.Reference}", Classes(
                [(Key, view.Definition.Entity.Kind == EntityKind.Person ? ColumnClass.None : ColumnClass.Pseudonymous), (AsOf, ColumnClass.None), (WrittenAt, ColumnClass.None), .. Stored(view.Fields).Select(field => (field.Name, ClassOf(field.PersonalData)))]))),
    ];

    private static ColumnClass ClassOf(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => ColumnClass.None,
        PersonalDataClass.Pseudonymous => ColumnClass.Pseudonymous,
        PersonalDataClass.Identifying => ColumnClass.Identifying,
        PersonalDataClass.Sensitive => ColumnClass.Sensitive,
    };

    private static Dictionary<string, ColumnClass> Classes(IEnumerable<(string Column, ColumnClass Class)> columns) =>
        columns.ToDictionary(column => column.Column, column => column.Class, StringComparer.Ordinal);
}
