using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>The stored descriptions of data sets.</summary>
internal sealed class DataSetRecords(IStore store)
{
    private const string Schema = "ingestion";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static WarehouseTable TableOf(Guid id) => new(Schema, $"data_set_{id:N}");

    public async Task<DataSet?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        DataSetRow? row = await open.Set<DataSetRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return row is null ? null : Shown(row);
    }

    public async Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<DataSetRow> rows = await open.Set<DataSetRow>().AsNoTracking().OrderByDescending(row => row.ImportedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<bool> HasNameAsync(string name, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<DataSetRow>().AnyAsync(row => row.Name == name, cancellationToken);
    }

    public async Task KeepAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new DataSetRow
        {
            Id = dataSet.Id,
            Name = dataSet.Name,
            FileName = dataSet.FileName,
            TableName = dataSet.Table.Name,
            Rows = dataSet.Rows,
            Fingerprint = dataSet.Fingerprint,
            ColumnsJson = JsonSerializer.Serialize(dataSet.Columns, Json),
            RemarksJson = JsonSerializer.Serialize(dataSet.Remarks, Json),
            ImportedBy = dataSet.ImportedBy,
            ImportedAt = dataSet.ImportedAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps the description of a table whose rows changed.</summary>
    public async Task ReplaceAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        DataSetRow row = await open.Set<DataSetRow>().SingleAsync(row => row.Id == dataSet.Id, cancellationToken);
        row.Rows = dataSet.Rows;
        row.Fingerprint = dataSet.Fingerprint;
        row.ColumnsJson = JsonSerializer.Serialize(dataSet.Columns, Json);
        await open.SaveChangesAsync(cancellationToken);
    }

    private static DataSet Shown(DataSetRow row) => new(
        row.Id,
        row.Name,
        row.FileName,
        new WarehouseTable(Schema, row.TableName),
        row.Rows,
        row.Fingerprint,
        JsonSerializer.Deserialize<DataSetColumn[]>(row.ColumnsJson, Json)!,
        row.ImportedBy,
        row.ImportedAt)
    {
        Remarks = JsonSerializer.Deserialize<FileProblem[]>(row.RemarksJson, Json)!,
    };
}
