using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Contracts.Storage;

/// <summary>The stored versions of contracts. What was in force is never changed; a draft is, revision by revision.</summary>
internal sealed class ContractRecords(IStore store)
{
    private const int UniqueBroken = 19;

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<ContractRow> rows = await open.Set<ContractRow>().AsNoTracking()
            .Where(row => row.DataSetId == dataSetId).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    /// <summary>All versions of the business unit, newest first.</summary>
    public async Task<IReadOnlyList<DataContract>> AllAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<ContractRow> rows = await open.Set<ContractRow>().AsNoTracking().OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<DataContract?> FindAsync(Guid contractId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ContractRow? row = await open.Set<ContractRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == contractId, cancellationToken);
        return row is null ? null : Shown(row);
    }

    /// <summary>The version that data work goes by.</summary>
    public async Task<DataContract?> InForceAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ContractRow? row = await open.Set<ContractRow>().AsNoTracking()
            .Where(row => row.DataSetId == dataSetId && (row.State == ContractState.Active || row.State == ContractState.Confirmed))
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Shown(row);
    }

    /// <summary>Keeps a new version; one in force takes the place of the one before.</summary>
    /// <returns>False where the number is taken.</returns>
    public async Task<bool> KeepAsync(DataContract contract, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (contract.IsInForce)
        {
            await SupersedeAsync(open, contract, cancellationToken);
        }

        ContractRow row = new() { Id = contract.Id, DataSetId = contract.DataSetId, Version = contract.Version };
        Fill(row, contract);
        open.Add(row);
        try
        {
            await open.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: UniqueBroken })
        {
            return false;
        }
    }

    /// <summary>Writes a version back, unless someone else changed it since it was read.</summary>
    /// <param name="read">As it was read.</param>
    public async Task<bool> ReplaceAsync(DataContract read, DataContract contract, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ContractRow? row = await open.Set<ContractRow>().FirstOrDefaultAsync(
            row => row.Id == read.Id && row.Revision == read.Revision && row.State == read.State, cancellationToken);
        if (row is null)
        {
            return false;
        }

        if (contract.IsInForce && !read.IsInForce)
        {
            await SupersedeAsync(open, contract, cancellationToken);
        }

        Fill(row, contract);
        try
        {
            await open.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    public async Task RemoveAsync(Guid contractId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (await open.Set<ContractRow>().FirstOrDefaultAsync(row => row.Id == contractId, cancellationToken) is { } row)
        {
            open.Remove(row);
            await open.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task SupersedeAsync(WorkbenchStore open, DataContract contract, CancellationToken cancellationToken)
    {
        List<ContractRow> before = await open.Set<ContractRow>()
            .Where(row => row.DataSetId == contract.DataSetId && row.Id != contract.Id && (row.State == ContractState.Active || row.State == ContractState.Confirmed))
            .ToListAsync(cancellationToken);
        before.ForEach(row => row.State = ContractState.Superseded);
    }

    private static void Fill(ContractRow row, DataContract contract)
    {
        row.Name = contract.Name;
        row.State = contract.State;
        row.Revision = contract.Revision;
        row.ColumnsJson = JsonSerializer.Serialize(contract.Columns, Json);
        row.DetailJson = JsonSerializer.Serialize(contract.Detail, Json);
        row.AcknowledgedBy = contract.Acknowledged?.By;
        row.AcknowledgedAt = contract.Acknowledged?.At;
        row.AcknowledgedReason = contract.Acknowledged?.Reason;
        row.ConfirmedBy = contract.ConfirmedBy;
        row.ConfirmedAt = contract.ConfirmedAt;
    }

    private static DataContract Shown(ContractRow row) => new(
        row.Id, row.DataSetId, row.Name, row.Version, JsonSerializer.Deserialize<ContractColumn[]>(row.ColumnsJson, Json)!, row.ConfirmedBy, row.ConfirmedAt)
    {
        State = row.State,
        Revision = row.Revision,
        Detail = JsonSerializer.Deserialize<ContractDetail>(row.DetailJson, Json)!,
        Acknowledged = row is { AcknowledgedBy: { } by, AcknowledgedAt: { } at, AcknowledgedReason: { } reason } ? new BreakingAcknowledgement(by, at, reason) : null,
    };
}
