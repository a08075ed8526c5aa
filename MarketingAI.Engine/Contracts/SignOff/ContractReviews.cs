using MarketingAI.Engine.Contracts.Algorithms;
using MarketingAI.Engine.Contracts.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>Compares versions and says whom the difference reaches; checks what only the data set can tell.</summary>
internal sealed class ContractReviews(ContractRecords contracts, ContractUses uses, IContractedColumns dataSets)
{
    public async Task<Outcome<ContractReview>> OfAsync(Guid dataSetId, int from, int to, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(dataSetId, cancellationToken);
        if (versions.FirstOrDefault(version => version.Version == from) is not { } before)
        {
            return new NoSuchContractVersion(dataSetId, from);
        }

        return versions.FirstOrDefault(version => version.Version == to) is { } after
            ? await OfAsync(before, after, cancellationToken)
            : new NoSuchContractVersion(dataSetId, to);
    }

    /// <returns>Null where nothing is in force.</returns>
    public async Task<ContractReview?> AgainstInForceAsync(DataContract contract, CancellationToken cancellationToken) =>
        await contracts.InForceAsync(contract.DataSetId, cancellationToken) is { } before ? await OfAsync(before, contract, cancellationToken) : null;

    public async Task<IReadOnlyList<ContractFault>> FaultsAsync(DataContract contract, CancellationToken cancellationToken)
    {
        List<ContractFault> faults = [.. SubmissionRule.Check(Content(contract))];
        if (faults.Count > 0)
        {
            return faults;
        }

        foreach (QualityRule rule in contract.Detail.Quality.Where(rule => rule.Check == QualityCheck.Condition))
        {
            if (await dataSets.WhyConditionFailsAsync(contract.DataSetId, rule.Condition!, cancellationToken) is { } why)
            {
                faults.Add(new ContractFault(null, "Quality", $"The condition '{rule.Condition}' cannot be run on the data set. {why}"));
            }
        }

        return faults;
    }

    /// <summary>Compares two versions, kept or not.</summary>
    public async Task<ContractReview> OfAsync(DataContract before, DataContract after, CancellationToken cancellationToken)
    {
        ContractComparison comparison = ContractDiff.Between(Content(before), Content(after));
        List<AffectedUse> affected = [];
        foreach (ContractUse use in await uses.OfAsync(ContractSubject.OfDataSet(before.DataSetId), cancellationToken))
        {
            ContractChange[] because =
                [.. comparison.Changes.Where(change => change is { Severity: not ChangeSeverity.Information, Column: { } column } && use.Needs(column))];
            if (because.Length > 0)
            {
                affected.Add(new AffectedUse(use, because));
            }
        }

        return new ContractReview(before, after, comparison, affected);
    }

    private static ContractDraft Content(DataContract contract) => new(contract.Name, contract.Columns, contract.Detail);
}

/// <summary>Followers are consumers too: they asked to be told.</summary>
internal sealed class FollowerUses(Storage.SignOffRecords records) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
        subject.DataSetId is { } dataSetId
            ? [.. (await records.FollowersAsync(dataSetId, cancellationToken)).Select(person => new ContractUse("Follower", person, null))]
            : [];
}
