using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>Streams a file's rows through the warehouse without keeping them.</summary>
internal sealed class FilePieces(IWarehouse warehouse)
{
    public void Read(ReadFile file, IReadOnlyList<ColumnRequest> columns, int rowsAPiece, Action<ColumnTable> take, CancellationToken cancellationToken)
    {
        ColumnBuilder[] builders = [.. columns.Select(column => ColumnBuilder.For(column.Name, column.Kind, rowsAPiece))];
        string select = string.Join(", ", builders.Select(builder => builder.Expression(WarehouseSession.Quoted(builder.Name))));
        using WarehouseSession session = warehouse.Open();
        session.Read($"SELECT {select} FROM ({FileSql.Wanted(file, columns)}) AS wanted", reader => Pieces(reader, builders, rowsAPiece, take, cancellationToken));
    }

    private static void Pieces(DuckDBDataReader reader, ColumnBuilder[] builders, int rowsAPiece, Action<ColumnTable> take, CancellationToken cancellationToken)
    {
        int rows = 0;
        while (reader.Read())
        {
            for (int i = 0; i < builders.Length; i++)
            {
                builders[i].Add(reader, i);
            }

            if (++rows == rowsAPiece)
            {
                cancellationToken.ThrowIfCancellationRequested();
                take(new ColumnTable([.. builders.Select(builder => builder.Build())]));
                rows = 0;
            }
        }

        if (rows > 0)
        {
            take(new ColumnTable([.. builders.Select(builder => builder.Build())]));
        }
    }
}
