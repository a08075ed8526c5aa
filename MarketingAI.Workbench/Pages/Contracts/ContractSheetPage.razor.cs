using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>One contract: content, signatures, who depends on it, history.</summary>
public sealed partial class ContractSheetPage(IContractSignOff life, IContracts contracts, IDataSets dataSets, IDialogService dialogs, WorkScope scope)
{
    private ContractStanding? _standing;
    private DataContract? _shown;
    private Refusal? _refusal;
    private bool _missing;
    private IReadOnlyList<ContractFault> _gaps = [];
    private IReadOnlyList<ContractUse> _uses = [];
    private IReadOnlyList<SheetLine> _columns = [];

    [Parameter]
    public Guid DataSetId { get; set; }

    [SupplyParameterFromQuery]
    public int? Version { get; set; }

    private bool IsFollowing => _standing!.Followers.Contains(scope.Actor.Name, StringComparer.Ordinal);

    /// <summary>What the shown version is best held against: the one in force, or where it is that one the one before.</summary>
    private int ComparedWith => _standing!.InForce is { } inForce && inForce.Version != _shown!.Version
        ? inForce.Version
        : _standing.Versions.FirstOrDefault(version => version.Version < _shown!.Version)?.Version ?? _standing.Versions[0].Version;

    private string Result => _shown!.State switch
    {
        ContractState.Active => "All three teams have signed; data work goes by it.",
        ContractState.Confirmed => $"In force on the word of {_shown.ConfirmedBy}. The three teams have not signed it.",
        ContractState.Waiting => $"It waits for {ContractWords.List(_standing!.WaitsFor)}.",
        ContractState.Draft => _gaps.Count == 0 ? "Complete; it can be put to the three teams." : "Some answers are missing before it can be put to the three teams.",
        ContractState.Superseded => "A later version took its place.",
        ContractState.Retired => "Taken out of force; no model may learn from the data set until another version is.",
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        ContractStanding? standing = await life.FindAsync(DataSetId, CancellationToken.None);
        _missing = standing is null;
        if (standing is null)
        {
            return;
        }

        DataContract shown = standing.Versions.FirstOrDefault(version => version.Version == Version) ?? standing.Present;
        DataSet? dataSet = await dataSets.FindAsync(DataSetId, CancellationToken.None);
        Dictionary<string, DataSetColumn> found = (dataSet?.Columns ?? []).ToDictionary(column => column.Name, StringComparer.Ordinal);
        _columns = [.. shown.Columns.Select(column => new SheetLine(column, found.GetValueOrDefault(column.Name)))];
        _uses = await contracts.UsesAsync(DataSetId, CancellationToken.None);
        _gaps = life.Gaps(new ContractDraft(shown.Name, shown.Columns, shown.Detail));
        (_standing, _shown) = (standing, shown);
    }

    private async Task FollowAsync()
    {
        await life.FollowAsync(DataSetId, !IsFollowing, CancellationToken.None);
        await LoadAsync();
    }

    private Task SignAsync(ContractTeam team) => DoAsync(() => life.SignAsync(_shown!.Id, team, null, CancellationToken.None));

    private async Task ObjectAsync(ContractTeam team)
    {
        string? reason = await dialogs.AskReasonAsync($"Object for {ContractNames.Of(team)}", "The author and everyone who follows the contract read your reason.", "Object");
        if (reason is not null)
        {
            await DoAsync(() => life.ObjectAsync(_shown!.Id, team, reason, CancellationToken.None));
        }
    }

    private async Task SubmitAsync()
    {
        Outcome<DataContract> submitted = await life.SubmitAsync(_shown!.Id, null, CancellationToken.None);
        if (submitted.Refusal is BreakingNotAcknowledged breaking)
        {
            string? reason = await dialogs.AskReasonAsync("This version breaks what is in force", breaking.Reason, "Put to sign-off all the same", isDangerous: true);
            if (reason is null)
            {
                return;
            }

            submitted = await life.SubmitAsync(_shown.Id, reason, CancellationToken.None);
        }

        _refusal = submitted.Refusal;
        await LoadAsync();
    }

    private Task RetireAsync() => WithReasonAsync(
        "Retire the contract", "Nothing takes its place: no model may learn from the data set until another version is in force.", "Retire", life.RetireAsync);

    private Task DiscardAsync() => WithReasonAsync("Throw the draft away", "The version in force stays as it is.", "Throw away", life.DiscardAsync);

    private async Task WithReasonAsync(string title, string text, string verb, Func<Guid, string, CancellationToken, Task<Outcome<DataContract>>> act)
    {
        if (await dialogs.AskReasonAsync(title, text, verb, isDangerous: true) is { } reason)
        {
            await DoAsync(() => act(_shown!.Id, reason, CancellationToken.None));
        }
    }

    private async Task DoAsync(Func<Task<Outcome<DataContract>>> act)
    {
        _refusal = (await act()).Refusal;
        await LoadAsync();
    }

    private static string Or(string text) => text.Length == 0 ? "not said" : text;

    private sealed record SheetLine(ContractColumn Column, DataSetColumn? Found);
}
