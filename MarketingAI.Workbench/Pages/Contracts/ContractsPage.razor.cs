using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>All contracts of the business unit and where they stand.</summary>
public sealed partial class ContractsPage(IContractSignOff life)
{
    private IReadOnlyList<ContractStanding>? _lines;

    private string Result
    {
        get
        {
            int signed = _lines!.Count(line => line.InForce?.State == ContractState.Active);
            int waiting = _lines!.Count(line => line.Present.State == ContractState.Waiting);
            string waits = waiting switch { 0 => "none waits for a signature", 1 => "one waits for signatures", _ => $"{Numbers.Count(waiting)} wait for signatures" };
            return $"{Numbers.Count(signed)} of {Numbers.Count(_lines!.Count)} contracts {(signed == 1 ? "is" : "are")} signed by all three teams; {waits}.";
        }
    }

    protected override async Task OnInitializedAsync() =>
        _lines = [.. (await life.ListAsync(CancellationToken.None)).OrderBy(line => line.Present.State == ContractState.Waiting ? 0 : 1)
            .ThenBy(line => line.Present.Name, StringComparer.CurrentCulture)];
}
