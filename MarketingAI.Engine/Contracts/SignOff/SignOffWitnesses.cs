using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts.SignOff.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>Tells ledger, lineage, followers and the teams that wait what happened to a contract.</summary>
internal sealed class SignOffWitnesses(ILedger ledger, INotices notices, SignOffRecords records, ContractWitnesses witnesses, WorkScope scope)
{
    private const string Source = "Contracts";

    /// <summary>Address of a contract's page.</summary>
    public static string LinkOf(Guid dataSetId) => $"/data/contracts/{dataSetId}";

    public async Task TellAsync(string act, DataContract contract, string? reason, IReadOnlyList<SignOffWord> words, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new
        {
            dataSet = contract.DataSetId,
            version = contract.Version,
            revision = contract.Revision,
            content = ContentHash.Of(contract),
            words = words.Select(word => new { team = ContractNames.Of(word.Team), by = word.By, signed = word.IsSigned }),
        });
        await ledger.AppendAsync(new LedgerEntry(act, "contract", contract.Id.ToString(), reason, detail), cancellationToken);
        if (contract.State == ContractState.Active)
        {
            await witnesses.LinkAsync(contract, "sign", cancellationToken);
        }

        if (contract.State != ContractState.Waiting || string.Equals(act, "contract.discarded", StringComparison.Ordinal))
        {
            await notices.CloseAsync(Source, LinkOf(contract.DataSetId), WaitsOf(contract), null, cancellationToken);
        }

        string? said = act switch
        {
            "contract.activated" => "is signed by all three teams and in force",
            "contract.retired" => $"was retired: {reason}",
            "contract.signatures-voided" => "was changed; the signatures so far are void",
            "contract.discarded" => $"was thrown away: {reason}",
            _ => null,
        };
        if (said is not null)
        {
            await TellFollowersAsync(contract, said, NoticeSeverity.Information, cancellationToken);
        }
    }

    public async Task TellSubmittedAsync(DataContract contract, ContractReview? review, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new
        {
            dataSet = contract.DataSetId,
            version = contract.Version,
            content = ContentHash.Of(contract),
            breaking = review?.Comparison.Changes.Where(change => change.Severity == ChangeSeverity.Error).Select(change => $"{change.Path} ({change.Rule})"),
            reaches = review?.Affected.Select(affected => affected.Use.ToString()),
        });
        await ledger.AppendAsync(new LedgerEntry("contract.submitted", "contract", contract.Id.ToString(), contract.Acknowledged?.Reason, detail), cancellationToken);
        foreach (string role in new[] { Roles.Marketer, Roles.DataScientist, Roles.Finance })
        {
            await notices.RaiseAsync(
                new Notice(
                    Source, NoticeSeverity.Information, contract.Name + WaitsOf(contract),
                    $"{scope.Actor.Name} put it to the three teams.", LinkOf(contract.DataSetId), role),
                cancellationToken);
        }

        bool isBreaking = contract.Acknowledged is not null;
        await TellFollowersAsync(
            contract, isBreaking ? $"waits for signatures and breaks what is in force: {contract.Acknowledged!.Reason}" : "waits for signatures",
            isBreaking ? NoticeSeverity.Warning : NoticeSeverity.Information, cancellationToken);
    }

    public async Task TellWordAsync(DataContract contract, SignOffWord word, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new
        {
            dataSet = contract.DataSetId,
            version = contract.Version,
            revision = contract.Revision,
            team = ContractNames.Of(word.Team),
            content = ContentHash.Of(contract),
        });
        await ledger.AppendAsync(
            new LedgerEntry(word.IsSigned ? "contract.signed" : "contract.objected", "contract", contract.Id.ToString(), word.Words, detail), cancellationToken);
        if (word.IsSigned)
        {
            await notices.CloseAsync(Source, LinkOf(contract.DataSetId), WaitsOf(contract), RoleOf(word.Team), cancellationToken);
        }
        else
        {
            await notices.RaiseAsync(
                new Notice(
                    Source, NoticeSeverity.Warning, $"{ContractNames.Of(word.Team)} objects to {contract.Name} version {contract.Version}",
                    $"{word.By}: {word.Words}", LinkOf(contract.DataSetId), ForPerson: contract.ConfirmedBy),
                cancellationToken);
        }

        await TellFollowersAsync(
            contract, word.IsSigned ? $"was signed for {ContractNames.Of(word.Team)} by {word.By}" : $"met an objection of {ContractNames.Of(word.Team)}: {word.Words}",
            word.IsSigned ? NoticeSeverity.Information : NoticeSeverity.Warning, cancellationToken);
    }

    private static string WaitsOf(DataContract contract) => $" version {contract.Version} waits for your team's signature";

    private static string RoleOf(ContractTeam team) => team switch
    {
        ContractTeam.Marketing => Roles.Marketer,
        ContractTeam.DataScience => Roles.DataScientist,
        ContractTeam.Finance => Roles.Finance,
    };

    private async Task TellFollowersAsync(DataContract contract, string said, NoticeSeverity severity, CancellationToken cancellationToken)
    {
        foreach (string person in await records.FollowersAsync(contract.DataSetId, cancellationToken))
        {
            if (!string.Equals(person, scope.Actor.Name, StringComparison.Ordinal))
            {
                await notices.RaiseAsync(
                    new Notice(
                        Source, severity, $"{contract.Name} version {contract.Version} {said.Split(':')[0]}", $"{contract.Name} version {contract.Version} {said}.",
                        LinkOf(contract.DataSetId), ForPerson: person),
                    cancellationToken);
            }
        }
    }
}
