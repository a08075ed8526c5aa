using System.Globalization;
using MarketingAI.Engine.Contracts.Schema.Algorithms;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Contracts.Schema.Storage;

/// <summary>The columns of fact tables in the warehouse.</summary>
internal sealed class FactColumns(IWarehouse warehouse)
{
    /// <summary>Adds the columns of fields that the table lacks, and gives rows that are there the fields' defaults. Nothing happens where there is no table.</summary>
    public void Add(FactTable shipped, IReadOnlyList<FactField> fields)
    {
        WarehouseTable table = shipped.Table;
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(table))
        {
            return;
        }

        HashSet<string> there =
        [
            .. session.Query(
                "SELECT column_name FROM duckdb_columns() WHERE database_name = 'warehouse' AND schema_name = $1 AND table_name = $2",
                row => row.GetString(0), table.Schema, table.Name),
        ];
        foreach (FactField field in fields.Where(field => !there.Contains(field.Column)))
        {
            session.AddColumn(table, field.Column, ReaderSql.TypeOf(field.Type));
            // Where rows may hold the value in their remainder, a default written now would hide it; readers get the default all the same.
            if (shipped.Remainder is null && field.Default is { } text)
            {
                session.Fill(table, field.Column, ValueOf(field.Type, text));
            }
        }
    }

    private static object ValueOf(FactType type, string text) => type switch
    {
        FactType.Text => text,
        FactType.Integer => int.Parse(text, CultureInfo.InvariantCulture),
        FactType.BigInteger => long.Parse(text, CultureInfo.InvariantCulture),
        FactType.Real => float.Parse(text, CultureInfo.InvariantCulture),
        FactType.Number => double.Parse(text, CultureInfo.InvariantCulture),
        FactType.Boolean => bool.Parse(text),
        FactType.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactType.Timestamp => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    };
}
