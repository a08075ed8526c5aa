using MarketingAI.Engine.Contracts.Algorithms;
using MarketingAI.Engine.Contracts.SignOff.Storage;
using MarketingAI.Engine.Contracts.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.SignOff;

internal sealed class ContractSignOffService(
    ContractRecords contracts, SignOffRecords words, ContractReviews reviews, SignOffWitnesses witnesses, WorkScope scope, TimeProvider clock) : IContractSignOff
{
    public async Task<IReadOnlyList<ContractStanding>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DataContract> all = await contracts.AllAsync(cancellationToken);
        ILookup<Guid, SignOffWord> spoken = await words.ForAsync(all, cancellationToken);
        return [.. all.GroupBy(contract => contract.DataSetId).Select(group =>
        {
            ContractStanding standing = new(group.Key, [.. group], [], []);
            return standing with { Words = [.. spoken[standing.Present.Id]] };
        })];
    }

    public async Task<ContractStanding?> FindAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(dataSetId, cancellationToken);
        if (versions.Count == 0)
        {
            return null;
        }

        ContractStanding standing = new(dataSetId, versions, [], await words.FollowersAsync(dataSetId, cancellationToken));
        return standing with { Words = await words.ListAsync(standing.Present.Id, standing.Present.Revision, cancellationToken) };
    }

    public async Task<Outcome<DataContract>> DraftAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(dataSetId, cancellationToken);
        if (versions.FirstOrDefault(version => version.IsOpen) is { } open)
        {
            return open;
        }

        DataContract? newest = versions.Count == 0 ? null : versions[0];
        return (versions.FirstOrDefault(version => version.IsInForce) ?? newest) is { } before
            ? await DraftAsync(dataSetId, new ContractDraft(before.Name, before.Columns, before.Detail), cancellationToken)
            : new NoContractYet(dataSetId);
    }

    public async Task<Outcome<DataContract>> DraftAsync(Guid dataSetId, ContractDraft content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (DraftRule.Check(content) is { Count: > 0 } faults)
        {
            return new DraftUnfit(faults);
        }

        IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(dataSetId, cancellationToken);
        if (versions.FirstOrDefault(version => version.IsOpen) is { } open)
        {
            return new ContractOpenAlready(open.Name, open.Version);
        }

        DataContract draft = new(
            Ids.New(clock), dataSetId, content.Name, (versions.Count == 0 ? 0 : versions[0].Version) + 1, content.Columns, scope.Actor.Name, clock.GetUtcNow())
        {
            State = ContractState.Draft,
            Detail = content.Detail,
        };
        if (!await contracts.KeepAsync(draft, cancellationToken))
        {
            return new ContractMovedMeanwhile(draft.Name, draft.Version);
        }

        await witnesses.TellAsync("contract.drafted", draft, null, [], cancellationToken);
        return draft;
    }

    public async Task<Outcome<DataContract>> SaveAsync(Guid contractId, ContractDraft content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (DraftRule.Check(content) is { Count: > 0 } faults)
        {
            return new DraftUnfit(faults);
        }

        if (await contracts.FindAsync(contractId, cancellationToken) is not { } read)
        {
            return new NoSuchContract(contractId);
        }

        if (!read.IsOpen)
        {
            return new ContractNotAt(read.Name, read.Version, read.State, "changed");
        }

        DataContract changed = Changed(read, content);
        if (string.Equals(ContentHash.Of(changed), ContentHash.Of(read), StringComparison.Ordinal))
        {
            return read;
        }

        IReadOnlyList<SignOffWord> fallen = await words.ListAsync(read.Id, read.Revision, cancellationToken);
        if (!await contracts.ReplaceAsync(read, changed, cancellationToken))
        {
            return new ContractMovedMeanwhile(read.Name, read.Version);
        }

        if (read.State == ContractState.Waiting)
        {
            await witnesses.TellAsync("contract.signatures-voided", changed, null, fallen, cancellationToken);
        }

        return changed;
    }

    private DataContract Changed(DataContract read, ContractDraft content) => read with
    {
        Name = content.Name,
        Columns = content.Columns,
        Detail = content.Detail,
        State = ContractState.Draft,
        Revision = read.Revision + 1,
        Acknowledged = null,
        ConfirmedBy = scope.Actor.Name,
        ConfirmedAt = clock.GetUtcNow(),
    };

    public async Task<Outcome<ContractReview>> PreviewAsync(Guid dataSetId, ContractDraft content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (DraftRule.Check(content) is { Count: > 0 } faults)
        {
            return new DraftUnfit(faults);
        }

        IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(dataSetId, cancellationToken);
        if (versions.Count == 0)
        {
            return new NoContractYet(dataSetId);
        }

        DataContract before = versions.FirstOrDefault(version => version.IsInForce) ?? versions[0];
        int next = versions.FirstOrDefault(version => version.IsOpen)?.Version ?? versions[0].Version + 1;
        return await reviews.OfAsync(
            before, before with { Version = next, State = ContractState.Draft, Name = content.Name, Columns = content.Columns, Detail = content.Detail }, cancellationToken);
    }

    public async Task<Outcome<DataContract>> DiscardAsync(Guid contractId, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReasonMissing("throw it away");
        }

        if (await contracts.FindAsync(contractId, cancellationToken) is not { } read)
        {
            return new NoSuchContract(contractId);
        }

        if (!read.IsOpen)
        {
            return new ContractNotAt(read.Name, read.Version, read.State, "thrown away");
        }

        await contracts.RemoveAsync(contractId, cancellationToken);
        await witnesses.TellAsync("contract.discarded", read, reason, [], cancellationToken);
        return read;
    }

    public IReadOnlyList<ContractFault> Gaps(ContractDraft content) => SubmissionRule.Check(content);

    public async Task<Outcome<DataContract>> SubmitAsync(Guid contractId, string? acknowledgement, CancellationToken cancellationToken)
    {
        if (await contracts.FindAsync(contractId, cancellationToken) is not { } read)
        {
            return new NoSuchContract(contractId);
        }

        if (read.State != ContractState.Draft)
        {
            return new ContractNotAt(read.Name, read.Version, read.State, "put to sign-off");
        }

        IReadOnlyList<ContractFault> faults = await reviews.FaultsAsync(read, cancellationToken);
        if (faults.Count > 0)
        {
            return new ContractIncomplete(faults);
        }

        ContractReview? review = await reviews.AgainstInForceAsync(read, cancellationToken);
        bool isBreaking = review?.Comparison.IsBreaking ?? false;
        if (isBreaking && string.IsNullOrWhiteSpace(acknowledgement))
        {
            return new BreakingNotAcknowledged(review!);
        }

        DataContract waiting = read with
        {
            State = ContractState.Waiting,
            Acknowledged = isBreaking ? new BreakingAcknowledgement(scope.Actor.Name, clock.GetUtcNow(), acknowledgement!.Trim()) : null,
        };
        if (!await contracts.ReplaceAsync(read, waiting, cancellationToken))
        {
            return new ContractMovedMeanwhile(read.Name, read.Version);
        }

        await witnesses.TellSubmittedAsync(waiting, review, cancellationToken);
        return waiting;
    }

    public Task<Outcome<DataContract>> SignAsync(Guid contractId, ContractTeam team, string? remark, CancellationToken cancellationToken) =>
        SpeakAsync(contractId, new SignOffWord(team, IsSigned: true, scope.Actor.Name, clock.GetUtcNow(), string.IsNullOrWhiteSpace(remark) ? null : remark.Trim()), cancellationToken);

    public async Task<Outcome<DataContract>> ObjectAsync(Guid contractId, ContractTeam team, string reason, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason)
            ? new ReasonMissing("object")
            : await SpeakAsync(contractId, new SignOffWord(team, IsSigned: false, scope.Actor.Name, clock.GetUtcNow(), reason.Trim()), cancellationToken);

    public async Task<Outcome<DataContract>> RetireAsync(Guid contractId, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReasonMissing("retire it");
        }

        if (await contracts.FindAsync(contractId, cancellationToken) is not { } read)
        {
            return new NoSuchContract(contractId);
        }

        if (!read.IsInForce)
        {
            return new ContractNotAt(read.Name, read.Version, read.State, "retired");
        }

        DataContract retired = read with { State = ContractState.Retired };
        if (!await contracts.ReplaceAsync(read, retired, cancellationToken))
        {
            return new ContractMovedMeanwhile(read.Name, read.Version);
        }

        await witnesses.TellAsync("contract.retired", retired, reason.Trim(), [], cancellationToken);
        return retired;
    }

    public Task<Outcome<ContractReview>> ReviewAsync(Guid dataSetId, int from, int to, CancellationToken cancellationToken) =>
        reviews.OfAsync(dataSetId, from, to, cancellationToken);

    public IReadOnlyList<ContractTeam> TeamsOfActor() => SignOffRule.TeamsOf(scope.Actor);

    public async Task FollowAsync(Guid dataSetId, bool follow, CancellationToken cancellationToken)
    {
        if (follow)
        {
            await words.FollowAsync(Ids.New(clock), dataSetId, scope.Actor.Name, clock.GetUtcNow(), cancellationToken);
        }
        else
        {
            await words.UnfollowAsync(dataSetId, scope.Actor.Name, cancellationToken);
        }
    }

    private async Task<Outcome<DataContract>> SpeakAsync(Guid contractId, SignOffWord word, CancellationToken cancellationToken)
    {
        if (await contracts.FindAsync(contractId, cancellationToken) is not { } read)
        {
            return new NoSuchContract(contractId);
        }

        IReadOnlyList<SignOffWord> spoken = await words.ListAsync(read.Id, read.Revision, cancellationToken);
        if (SignOffRule.WhyNot(read, word, spoken, scope.Actor) is { } refusal)
        {
            return refusal;
        }

        if (!await words.KeepAsync(Ids.New(clock), read.Id, read.Revision, word, cancellationToken))
        {
            return new ContractMovedMeanwhile(read.Name, read.Version);
        }

        await witnesses.TellWordAsync(read, word, cancellationToken);
        IReadOnlyList<SignOffWord> now = await words.ListAsync(read.Id, read.Revision, cancellationToken);
        return SignOffRule.IsComplete(now) ? await ActivateAsync(read, now, cancellationToken) : read;
    }

    private async Task<Outcome<DataContract>> ActivateAsync(DataContract read, IReadOnlyList<SignOffWord> spoken, CancellationToken cancellationToken)
    {
        DataContract active = read with { State = ContractState.Active };
        if (await contracts.ReplaceAsync(read, active, cancellationToken))
        {
            await witnesses.TellAsync("contract.activated", active, null, spoken, cancellationToken);
            return active;
        }

        // Two last signatures at once: the other one put it in force, or someone changed it in between.
        return await contracts.FindAsync(read.Id, cancellationToken) is { State: ContractState.Active } found
            ? found
            : new ContractMovedMeanwhile(read.Name, read.Version);
    }
}
