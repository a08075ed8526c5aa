using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Puts two demo contracts to the three teams: one is signed by all, the other waits for finance.</summary>
internal sealed class DemoContracts(IServiceScopeFactory scopes)
{
    private static readonly (string Role, ContractTeam Team)[] Signers =
        [(Roles.Marketer, ContractTeam.Marketing), (Roles.DataScientist, ContractTeam.DataScience), (Roles.Finance, ContractTeam.Finance)];

    public async Task SignAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(DemoDataSet.Leads, LeadTerms, Signers.Length, cancellationToken);
        await PrepareAsync("Winter mail experiment", MailTerms, 2, cancellationToken);
    }

    private static ContractDetail LeadTerms => new()
    {
        Purpose = "Choose which leads the sales team calls first.",
        Limitations = "No decision on price or credit. Nothing that is only known after the call.",
        Usage = "Train and score the lead model once a week.",
        Domain = "Retail",
        Owners = Owners(),
        Quality =
        [
            new QualityRule(QualityCheck.RowCount, null, 1_000, null) { Description = "A year of leads." },
            new QualityRule(QualityCheck.DuplicateShare, "lead_id", null, 0),
            new QualityRule(QualityCheck.MissingShare, "converted", null, 0),
        ],
        Service = new ServiceLevel { DeliveredBy = new TimeOnly(6, 0), FreshnessHours = 36, RetentionDays = 730 },
        Success = [new SuccessCriterion("Conversion rate of called leads", AtLeast: true, 12, "%", new DateOnly(2026, 12, 31))],
        Tags = ["leads"],
    };

    private static ContractDetail MailTerms => new()
    {
        Purpose = "Find out whether the winter mail brings more visits and spending than no mail.",
        Limitations = "Assigned by chance; no arm may be changed afterwards.",
        Owners = Owners(),
        Quality = [new QualityRule(QualityCheck.MissingShare, "arm", null, 0)],
        Success = [new SuccessCriterion("Extra spending a person", AtLeast: true, 0.5, "EUR", new DateOnly(2026, 12, 31))],
    };

    private static ContractOwner[] Owners() => [.. Signers.Select(signer => new ContractOwner(signer.Team, AccountOf(signer.Role).DisplayName, AccountOf(signer.Role).Email))];

    private async Task PrepareAsync(string name, ContractDetail terms, int signatures, CancellationToken cancellationToken)
    {
        DemoDataSet demo = DemoDataSet.All.First(known => string.Equals(known.Name, name, StringComparison.Ordinal));
        DataContract? waiting = await AsAsync(demo.Unit, Roles.DataScientist, life => SubmitAsync(life, demo.Id, terms, cancellationToken));
        foreach ((string role, ContractTeam team) in Signers.Take(waiting is null ? 0 : signatures))
        {
            await AsAsync(demo.Unit, role, life => life.SignAsync(waiting!.Id, team, null, cancellationToken));
        }
    }

    /// <returns>Null where there is nothing to do, or no more.</returns>
    private static async Task<DataContract?> SubmitAsync(IContractSignOff life, Guid dataSetId, ContractDetail terms, CancellationToken cancellationToken)
    {
        if (await life.FindAsync(dataSetId, cancellationToken) is not { Versions: [{ State: ContractState.Confirmed } confirmed] })
        {
            return null;
        }

        Outcome<DataContract> draft = await life.DraftAsync(dataSetId, new ContractDraft(confirmed.Name, confirmed.Columns, terms), cancellationToken);
        if (draft.IsRefused)
        {
            return null;
        }

        Outcome<DataContract> submitted = await life.SubmitAsync(draft.Value.Id, null, cancellationToken);
        return submitted.IsRefused ? null : submitted.Value;
    }

    private async Task<T> AsAsync<T>(string unit, string role, Func<IContractSignOff, Task<T>> act)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), new Actor(AccountOf(role).UserName, [role]));
        return await act(scope.ServiceProvider.GetRequiredService<IContractSignOff>());
    }

    private static DemoAccount AccountOf(string role) => DemoAccounts.All.First(account => string.Equals(account.Role, role, StringComparison.Ordinal));
}
