using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Who of the three teams has signed, and the buttons of those who may.</summary>
public sealed partial class SignOffPanel
{
    [Parameter, EditorRequired]
    public required ContractStanding Standing { get; set; }

    [Parameter, EditorRequired]
    public required DataContract Shown { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ContractFault> Gaps { get; set; }

    /// <summary>Teams that the person may speak for.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ContractTeam> Teams { get; set; }

    [Parameter, EditorRequired]
    public required string Actor { get; set; }

    [Parameter]
    public EventCallback<ContractTeam> Sign { get; set; }

    [Parameter]
    public EventCallback<ContractTeam> Objected { get; set; }

    [Parameter]
    public EventCallback Submit { get; set; }

    private bool IsWaiting => Shown.State == ContractState.Waiting;

    private IReadOnlyList<SignOffWord> Spoken => Shown.Id == Standing.Present.Id ? Standing.Words : [];

    private SignOffWord? WordOf(ContractTeam team) => Spoken.FirstOrDefault(word => word.Team == team);

    private bool MaySpeak(ContractTeam team, SignOffWord? word) =>
        IsWaiting && Teams.Contains(team)
        && !Spoken.Any(other => other.Team != team && string.Equals(other.By, Actor, StringComparison.Ordinal))
        && (word is null || (!word.IsSigned && string.Equals(word.By, Actor, StringComparison.Ordinal)));
}
