using System.Collections.Concurrent;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Ingestion;

/// <summary>
/// The classes of the columns of data sets: what the newest contract says, and before there is one what would be proposed. Of the fixed tables
/// what is fixed.
/// </summary>
internal sealed class DataSetClasses(
    DataSetRecords records, DataSetTables tables, IContracts contracts, IFactSchemas schemas, ProposedClasses proposed) : IPersonalColumns
{
    public async Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken)
    {
        List<ClassedTable> classed = [.. FixedTables.With(await GrownAsync(cancellationToken))];
        foreach (DataSet dataSet in await records.ListAsync(cancellationToken))
        {
            DataContract? contract = await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken);
            IReadOnlyDictionary<string, ColumnClass> classes = Classes(dataSet, contract);
            classed.Add(new ClassedTable(dataSet.Table, dataSet.Name, classes));
        }

        return classed;
    }

    /// <summary>The columns that later versions of the event table brought, each under the most careful class that a version gives it.</summary>
    private async Task<IReadOnlyDictionary<string, ColumnClass>> GrownAsync(CancellationToken cancellationToken) =>
        (await schemas.VersionsAsync(FactTables.EventName, cancellationToken)).SelectMany(version => version.Fields)
            .GroupBy(field => field.Column, StringComparer.Ordinal)
            .ToDictionary(column => column.Key, column => column.Max(field => Of(field.PersonalData)), StringComparer.Ordinal);

    public static ColumnClass Of(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => ColumnClass.None,
        PersonalDataClass.Pseudonymous => ColumnClass.Pseudonymous,
        PersonalDataClass.Identifying => ColumnClass.Identifying,
        PersonalDataClass.Sensitive => ColumnClass.Sensitive,
    };

    /// <summary>A column of the data set that its contract does not name is as careful as a first contract would propose it.</summary>
    private IReadOnlyDictionary<string, ColumnClass> Classes(DataSet dataSet, DataContract? contract)
    {
        if (contract is null)
        {
            return proposed.Of(dataSet, tables);
        }

        Dictionary<string, ColumnClass> said = contract.Columns.GroupBy(column => column.Name, StringComparer.Ordinal)
            .ToDictionary(column => column.Key, column => Of(column.Last().PersonalData), StringComparer.Ordinal);
        IReadOnlyDictionary<string, ColumnClass>? unsaid = dataSet.Columns.All(column => said.ContainsKey(column.Name)) ? null : proposed.Of(dataSet, tables);
        return dataSet.Columns.ToDictionary(column => column.Name, column => said.TryGetValue(column.Name, out ColumnClass known) ? known : unsaid![column.Name], StringComparer.Ordinal);
    }
}

/// <summary>The classes that a first contract would propose, by data set; its rows do not change, so it is looked at once.</summary>
internal sealed class ProposedClasses
{
    private const int ValuesLookedAt = 2_000;

    private readonly ConcurrentDictionary<Guid, IReadOnlyDictionary<string, ColumnClass>> _known = new();

    public IReadOnlyDictionary<string, ColumnClass> Of(DataSet dataSet, DataSetTables tables) => _known.GetOrAdd(dataSet.Id, _ => dataSet.Columns.ToDictionary(
        column => column.Name,
        column => DataSetClasses.Of(ColumnGuess.Propose(column, dataSet.Rows, Values(dataSet, column, tables)).PersonalData),
        StringComparer.Ordinal));

    private static IReadOnlyList<string> Values(DataSet dataSet, DataSetColumn column, DataSetTables tables) =>
        column.Type is ColumnType.Text or ColumnType.Integer ? tables.Sample(dataSet, column.Name, ValuesLookedAt) : [];
}

/// <summary>The tables of this module whose columns are the same in every unit.</summary>
internal static class FixedTables
{
    /// <summary>As the table's own fields say; what a page sent beside them may hold a name, so it is treated as if it did.</summary>
    private static readonly Dictionary<string, ColumnClass> Event = FactTables.Event.Fields.ToDictionary(
        field => field.Column,
        field => string.Equals(field.Column, "properties", StringComparison.Ordinal) ? ColumnClass.Identifying : DataSetClasses.Of(field.PersonalData),
        StringComparer.Ordinal);

    /// <param name="grown">Classes of the event table's columns as its versions say them.</param>
    public static IReadOnlyList<ClassedTable> With(IReadOnlyDictionary<string, ColumnClass> grown)
    {
        Dictionary<string, ColumnClass> events = new(grown, StringComparer.Ordinal);
        foreach ((string column, ColumnClass shipped) in Event)
        {
            events[column] = grown.TryGetValue(column, out ColumnClass said) && said > shipped ? said : shipped;
        }

        return
        [
            new(FactTables.Event.Table, FactTables.Event.Title, events),
            new(new WarehouseTable("ingestion", "quarantined_event"), "Quarantined events", events),
            new(new WarehouseTable("ingestion", "dead_letter"), "Dead letters", new Dictionary<string, ColumnClass>(StringComparer.Ordinal)
            {
                ["body"] = ColumnClass.Identifying,
            }),
        ];
    }
}
