using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>The form for a draft of a view, with its faults beside the answers and its values on real rows.</summary>
public sealed partial class FeatureViewEditPage(
    IFeatureViews views, IDataSets dataSets, WorkScope scope, NavigationManager navigation, IDialogService dialogs)
{
    private ViewForm? _form;
    private string _kept = string.Empty;
    private IReadOnlyList<DataSet> _sets = [];
    private IReadOnlyList<FeatureColumn> _columns = [];
    private IReadOnlyList<FeatureFault> _faults = [];
    private Outcome<FeaturePreview>? _preview;
    private Refusal? _refusal;
    private bool _missing;
    private bool _busy;
    private int _look;

    [Parameter]
    public string? Name { get; set; }

    private bool IsChanged => _form is not null && !string.Equals(_kept, FeatureViewJson.Write(_form.Definition), StringComparison.Ordinal);

    private string Answer => _faults.Count switch
    {
        0 when _form!.Features.Count == 0 => "Add a feature to see what it gives.",
        0 => "Nothing stands against this view; keep the draft, then activate it.",
        1 => $"One thing to mend: {_faults[0].Sentence}",
        _ => $"{_faults.Count} things to mend; they stand beside the answers.",
    };

    protected override async Task OnInitializedAsync()
    {
        _sets = await dataSets.ListAsync(CancellationToken.None);
        ViewForm form = new() { Owner = scope.Actor.Name };
        if (Name is not null)
        {
            FeatureView? newest = await views.VersionsAsync(Name, CancellationToken.None) is [var first, ..] ? first : null;
            _missing = newest is null;
            form = newest is null ? form : ViewForm.Of(newest.Definition);
        }
        else
        {
            form.Features.Add(new FeatureForm { Name = "events_30d", Meaning = "Events in the last 30 days" });
        }

        _form = form;
        _kept = Name is null ? string.Empty : FeatureViewJson.Write(form.Definition);
        await LookAsync();
    }

    /// <summary>Checks the form and computes its values; where the person was faster, only the last look counts.</summary>
    private async Task LookAsync()
    {
        int look = ++_look;
        FeatureViewDefinition definition = _form!.Definition;
        _columns = await views.ColumnsAsync(definition.Source, CancellationToken.None);
        IReadOnlyList<FeatureFault> faults = await views.CheckAsync(definition, CancellationToken.None);
        if (look != _look)
        {
            return;
        }

        (_faults, _preview) = (faults, null);
        StateHasChanged();
        if (faults.Count > 0)
        {
            return;
        }

        Outcome<FeaturePreview> preview = await views.PreviewAsync(definition, new FeaturePreviewOptions(), CancellationToken.None);
        if (look == _look)
        {
            _preview = preview;
            StateHasChanged();
        }
    }

    private void Add() => _form!.Features.Add(new FeatureForm());

    private async Task RemoveAsync(FeatureForm feature)
    {
        _form!.Features.Remove(feature);
        await LookAsync();
    }

    private async Task SaveAsync()
    {
        _busy = true;
        FeatureViewDefinition definition = _form!.Definition;
        Refusal? taken = Name is null && await views.FindAsync(definition.Name, null, CancellationToken.None) is not null ? new NameTaken(definition.Name) : null;
        Outcome<FeatureView> kept = taken is null ? await views.SaveDraftAsync(definition, CancellationToken.None) : taken;
        _busy = false;
        _refusal = kept.Refusal;
        if (!kept.IsRefused)
        {
            _kept = FeatureViewJson.Write(definition);
            navigation.NavigateTo(Urls.FeatureView(definition.Name, kept.Value.Version));
        }
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        bool isNew = Name is null && string.IsNullOrEmpty(_form?.Name);
        if (IsChanged && !isNew && await dialogs.ShowMessageBoxAsync("Leave without keeping the draft?", "What you changed is not kept.", yesText: "Leave", cancelText: "Stay") != true)
        {
            leaving.PreventNavigation();
        }
    }

    private sealed record NameTaken(string View) : Refusal($"There is a feature view '{View}' already. Choose another name, or begin a new version of it on its page.");
}
