using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Contracts.Storage;

/// <summary>The stored versions of contracts; a version is written once and never changed.</summary>
internal sealed class ContractRecords(IStore store)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<ContractRow> rows = await open.Set<ContractRow>().AsNoTracking()
            .Where(row => row.DataSetId == dataSetId).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<DataContract?> NewestAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ContractRow? row = await open.Set<ContractRow>().AsNoTracking()
            .Where(row => row.DataSetId == dataSetId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Shown(row);
    }

    public async Task KeepAsync(DataContract contract, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new ContractRow
        {
            Id = contract.Id,
            DataSetId = contract.DataSetId,
            Name = contract.Name,
            Version = contract.Version,
            ColumnsJson = JsonSerializer.Serialize(contract.Columns, Json),
            ConfirmedBy = contract.ConfirmedBy,
            ConfirmedAt = contract.ConfirmedAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    private static DataContract Shown(ContractRow row) => new(
        row.Id, row.DataSetId, row.Name, row.Version, JsonSerializer.Deserialize<ContractColumn[]>(row.ColumnsJson, Json)!, row.ConfirmedBy, row.ConfirmedAt);
}
