using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>Reads values that were written out.</summary>
internal sealed class ValueReader(IWarehouse warehouse)
{
    /// <summary>All of a version, as the work of models sees it.</summary>
    public FeatureTable Read(FeatureView view)
    {
        WarehouseTable table = ValueTables.Of(view);
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training, table);
        int rows = (int)session.Count($"SELECT count(*) FROM {table}");
        IReadOnlyList<FeatureField> fields = ValueTables.Stored(view.Fields);
        FieldColumn[] columns = [.. fields.Select(field => FieldColumn.For(field.Name, field.Type, rows))];
        string[] keys = new string[rows];
        string select = string.Concat(fields.Select((field, i) => $", {columns[i].Expression(WarehouseSession.Quoted(field.Name))}"));
        session.Read($"SELECT {ValueTables.Key}{select} FROM {table} ORDER BY {ValueTables.Key}", reader =>
        {
            for (int row = 0; row < rows && reader.Read(); row++)
            {
                keys[row] = reader.GetString(0);
                for (int i = 0; i < columns.Length; i++)
                {
                    columns[i].Set(row, reader, i + 1);
                }
            }
        });
        return new FeatureTable(view.Reference, view.Freshness!.AsOf, keys, new ColumnTable([.. columns.Select(column => column.Build())]));
    }

    /// <summary>The first entities, as the present actor may see them.</summary>
    public FeaturePreview First(FeatureView view, int most)
    {
        WarehouseTable table = ValueTables.Of(view);
        using WarehouseSession session = warehouse.Open(table);
        IReadOnlyList<FeatureField> fields = ValueTables.Stored(view.Fields);
        string shown = string.Concat(fields.Select(field => $", CAST({WarehouseSession.Quoted(field.Name)} AS VARCHAR)"));
        string sql = string.Create(CultureInfo.InvariantCulture, $"SELECT CAST({ValueTables.Key} AS VARCHAR){shown} FROM {table} ORDER BY 1 LIMIT {most}");
        IReadOnlyList<FeaturePreviewRow> rows = session.Query(sql, row => new FeaturePreviewRow(
            row.IsDBNull(0) ? null : row.GetString(0), [.. Enumerable.Range(1, fields.Count).Select(i => row.IsDBNull(i) ? null : row.GetString(i))]));
        return new FeaturePreview(view.Freshness!.AsOf, fields, rows, sql, 0);
    }
}
