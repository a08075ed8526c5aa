using System.Collections.Concurrent;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access.Algorithms;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>Policy and classes of each business unit in memory, because every session asks for them; read anew once what they rest on was saved.</summary>
internal sealed class AccessMemory(StoreChanges changes)
{
    private static readonly string[] RestsOn = ["privacy_mask_policy", "ingestion_data_set", "contracts_contract", "contracts_fact_schema", "featurestore_view"];

    private readonly ConcurrentDictionary<string, UnitAccess> _units = new(StringComparer.Ordinal);

    public UnitAccess Of(BusinessUnitId unit, Func<UnitAccess> read)
    {
        long now = changes.Of(RestsOn);
        if (_units.TryGetValue(unit.Value, out UnitAccess? known) && known.Stamp == now)
        {
            return known;
        }

        UnitAccess fresh = read() with { Stamp = now };
        _units[unit.Value] = fresh;
        return fresh;
    }
}

/// <summary>What holds in a business unit.</summary>
internal sealed record UnitAccess(MaskPolicy Policy, IReadOnlyDictionary<WarehouseTable, ClassedTable> Tables)
{
    private readonly ConcurrentDictionary<string, ColumnClass> _byName = new(StringComparer.OrdinalIgnoreCase);

    public long Stamp { get; init; } = -1;

    public ColumnClass ClassOf(WarehouseTable table, string column) =>
        Tables.TryGetValue(table, out ClassedTable? classed) && classed.Classes.TryGetValue(column, out ColumnClass known) ? known : NameClass.Of(column);

    /// <summary>The most careful class that a table gives the name, or what the name looks like.</summary>
    public ColumnClass ClassOf(string column) => _byName.GetOrAdd(column, name => Tables.Values
        .SelectMany(table => table.Classes.Where(known => string.Equals(known.Key, name, StringComparison.OrdinalIgnoreCase)).Select(known => known.Value))
        .Append(NameClass.Of(name)).Max());
}
