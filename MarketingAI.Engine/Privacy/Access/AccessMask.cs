using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access.Algorithms;
using MarketingAI.Engine.Privacy.Access.Storage;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>Puts the mask policy into every view of the warehouse.</summary>
internal sealed class AccessMask(AccessState state, MaskKey key) : IColumnMask
{
    public IReadOnlyDictionary<string, ColumnView> Views(WarehouseTable table, IReadOnlyList<WarehouseColumn> columns, WarehouseReader reader)
    {
        Dictionary<string, ColumnView> views = new(StringComparer.Ordinal);
        // What just arrives is read to recognise what it is; asking what it is before that would never end.
        if (Purposes.IsInner(reader.Purpose))
        {
            return views;
        }

        UnitAccess access = state.Present();
        MaskSql? sql = null;
        foreach (WarehouseColumn column in columns)
        {
            ColumnClass personal = access.ClassOf(table, column.Name);
            MaskKind kind = PolicyRule.Decide(access.Policy, personal, table.ToString(), column.Name, reader.Actor, reader.Purpose);
            if (kind != MaskKind.Clear)
            {
                views[column.Name] = new ColumnView((sql ??= SqlFor(reader)).Expression(kind, column), IsWitnessed: false);
            }
            else if (personal is ColumnClass.Identifying or ColumnClass.Sensitive)
            {
                views[column.Name] = new ColumnView(null, IsWitnessed: true);
            }
        }

        return views;
    }

    private MaskSql SqlFor(WarehouseReader reader)
    {
        (byte[] inner, byte[] outer) = KeyedHash.Pads(key.Bytes);
        return new MaskSql(Convert.ToHexString(inner), Convert.ToHexString(outer), reader.Unit.Value);
    }
}
