using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Proposes what the columns mean; the person corrects, answers when each is known, and confirms.</summary>
public sealed partial class ContractPage(IDataSets dataSets, IContracts contracts, NavigationManager navigation, IDialogService dialogs)
{
    private DataSet? _dataSet;
    private List<ContractLine>? _lines;
    private IReadOnlyList<ContractUse> _uses = [];
    private Refusal? _refusal;
    private int _version;
    private bool _missing;
    private bool _changed;
    private bool _saving;

    [Parameter]
    public Guid DataSetId { get; set; }

    private int Selected => _lines?.Count(line => line.IsSelected) ?? 0;

    private bool AllSelected => _lines is { Count: > 0 } && Selected == _lines.Count;

    private string Progress
    {
        get
        {
            int open = _lines?.Count(line => line.KnownAt is null) ?? 0;
            string state = _version == 0 ? "The answers below are proposed from names and values." : $"Version {_version} is confirmed; confirming makes version {_version + 1}.";
            return open switch
            {
                0 => $"{state} Every column says when it is known.",
                1 => $"{state} One column still has to say when it is known.",
                _ => $"{state} {Numbers.Count(open)} columns still have to say when they are known.",
            };
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_dataSet?.Id == DataSetId)
        {
            return;
        }

        _dataSet = await dataSets.FindAsync(DataSetId, CancellationToken.None);
        _missing = _dataSet is null;
        if (_dataSet is null)
        {
            return;
        }

        DataContract? before = await contracts.FindForDataSetAsync(DataSetId, CancellationToken.None);
        _version = before?.Version ?? 0;
        _uses = before is null ? [] : await contracts.UsesAsync(DataSetId, CancellationToken.None);
        _lines = [.. (before?.Columns ?? await ProposedAsync()).Select(column => new ContractLine(column))];
    }

    private async Task<IReadOnlyList<ContractColumn>> ProposedAsync()
    {
        Outcome<IReadOnlyList<ContractColumn>> proposed = await dataSets.ProposeContractAsync(DataSetId, CancellationToken.None);
        _refusal = proposed.Refusal;
        return proposed.IsRefused ? [] : proposed.Value;
    }

    private async Task ConfirmAsync()
    {
        _saving = true;
        Outcome<DataContract> confirmed = await contracts.ConfirmAsync(
            DataSetId, _dataSet!.Name, [.. _lines!.Select(line => line.Column)], CancellationToken.None);
        _saving = false;
        _refusal = confirmed.Refusal is ContractIncomplete incomplete ? Shown(incomplete) : confirmed.Refusal;
        if (!confirmed.IsRefused)
        {
            _changed = false;
            navigation.NavigateTo(Urls.DataSet(DataSetId));
        }
    }

    /// <summary>Puts each fault to its column, and says above only how many there are.</summary>
    private Refusal Shown(ContractIncomplete incomplete)
    {
        ILookup<string?, ContractFault> faults = incomplete.Faults.ToLookup(fault => fault.Column, StringComparer.Ordinal);
        foreach (ContractLine line in _lines!)
        {
            line.Faults = [.. faults[line.Name]];
        }

        return incomplete.Faults.Count <= 3 ? incomplete : new ManyFaults(_lines.Count(line => line.Faults.Count > 0));
    }

    private void Answer(ContractLine line, KnownAt known)
    {
        line.KnownAt = known;
        line.Faults = [.. line.Faults.Where(fault => !string.Equals(fault.Field, "KnownAt", StringComparison.Ordinal))];
        _changed = true;
    }

    private void AnswerSelected(KnownAt known)
    {
        foreach (ContractLine line in _lines!.Where(line => line.IsSelected))
        {
            Answer(line, known);
            line.IsSelected = false;
        }
    }

    private void SelectAll(ChangeEventArgs change) => _lines!.ForEach(line => line.IsSelected = change.Value is true);

    private void SelectUnanswered() => _lines!.ForEach(line => line.IsSelected = line.KnownAt is null);

    private void Touch() => _changed = true;

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_changed && await dialogs.ShowMessageBoxAsync("Leave without confirming?", "Your answers are not kept.", yesText: "Leave", cancelText: "Stay") != true)
        {
            leaving.PreventNavigation();
        }
    }

    private sealed record ManyFaults(int Columns) : Refusal($"{Columns} columns lack an answer; each says below what it is.");
}
