using MarketingAI.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Contracts.SignOff.Storage;

/// <summary>Who signed or objected, and who follows a contract.</summary>
internal sealed class SignOffRecords(IStore store)
{
    private const int UniqueBroken = 19;

    /// <summary>The teams' words on one revision of a version.</summary>
    public async Task<IReadOnlyList<SignOffWord>> ListAsync(Guid contractId, int revision, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<SignOffRow> rows = await open.Set<SignOffRow>().AsNoTracking()
            .Where(row => row.ContractId == contractId && row.Revision == revision).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Team).Select(Shown)];
    }

    /// <summary>The teams' words by version, each on the version's present revision.</summary>
    public async Task<ILookup<Guid, SignOffWord>> ForAsync(IReadOnlyList<DataContract> contracts, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. contracts.Select(contract => contract.Id)];
        Dictionary<Guid, int> revisions = contracts.ToDictionary(contract => contract.Id, contract => contract.Revision);
        await using WorkbenchStore open = store.Open();
        List<SignOffRow> rows = await open.Set<SignOffRow>().AsNoTracking().Where(row => ids.Contains(row.ContractId)).ToListAsync(cancellationToken);
        return rows.Where(row => revisions[row.ContractId] == row.Revision).OrderBy(row => row.Team).ToLookup(row => row.ContractId, Shown);
    }

    /// <summary>Keeps a team's word; an objector's own later word takes the place of the first.</summary>
    /// <returns>False where the team or the person has spoken already.</returns>
    public async Task<bool> KeepAsync(Guid id, Guid contractId, int revision, SignOffWord word, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        SignOffRow? row = await open.Set<SignOffRow>().FirstOrDefaultAsync(
            row => row.ContractId == contractId && row.Revision == revision && row.Team == word.Team && row.By == word.By && !row.IsSigned, cancellationToken);
        if (row is null)
        {
            row = new SignOffRow { Id = id, ContractId = contractId, Revision = revision, Team = word.Team, By = word.By };
            open.Add(row);
        }

        (row.IsSigned, row.At, row.Words) = (word.IsSigned, word.At, word.Words);
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

    public async Task<IReadOnlyList<string>> FollowersAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<FollowerRow>().AsNoTracking().Where(row => row.DataSetId == dataSetId)
            .OrderBy(row => row.Since).Select(row => row.Person).ToListAsync(cancellationToken);
    }

    public async Task FollowAsync(Guid id, Guid dataSetId, string person, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (!await open.Set<FollowerRow>().AnyAsync(row => row.DataSetId == dataSetId && row.Person == person, cancellationToken))
        {
            open.Add(new FollowerRow { Id = id, DataSetId = dataSetId, Person = person, Since = since });
            await open.SaveChangesAsync(cancellationToken);
        }
    }

    public async Task UnfollowAsync(Guid dataSetId, string person, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        await open.Set<FollowerRow>().Where(row => row.DataSetId == dataSetId && row.Person == person).ExecuteDeleteAsync(cancellationToken);
    }

    private static SignOffWord Shown(SignOffRow row) => new(row.Team, row.IsSigned, row.By, row.At, row.Words);
}
