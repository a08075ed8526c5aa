using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Exchange;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>The form for a next version of a contract.</summary>
public sealed partial class ContractEditPage(
    IContractSignOff life, IContractExchange exchange, TimeProvider clock, NavigationManager navigation, IDialogService dialogs)
{
    private const long LargestFile = 4_000_000;

    private ContractForm? _form;
    private Guid? _draftId;
    private string _kept = string.Empty;
    private Refusal? _refusal;
    private Refusal? _removal;
    private int _signatures;
    private ContractReview? _review;
    private string? _reviewed;
    private bool _isStale;
    private bool _missing;
    private bool _saving;

    [Parameter]
    public Guid DataSetId { get; set; }

    private bool IsChanged => _form is not null && !string.Equals(_kept, JsonSerializer.Serialize(_form.Content), StringComparison.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        if (_form is not null)
        {
            return;
        }

        ContractStanding? standing = await life.FindAsync(DataSetId, CancellationToken.None);
        _missing = standing is null;
        if (standing is null)
        {
            return;
        }

        DataContract present = standing.Present;
        _draftId = standing.Open?.Id;
        _signatures = standing.Open is { State: ContractState.Waiting } ? standing.Words.Count : 0;
        _form = new ContractForm(new ContractDraft(present.Name, present.Columns, present.Detail));
        _kept = JsonSerializer.Serialize(_form.Content);
    }

    private void AddCriterion() => _form!.Success.Add(new CriterionForm(
        new SuccessCriterion(string.Empty, AtLeast: true, 0, null, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(90))));

    private void AddRule() => _form!.Quality.Add(new RuleForm(new QualityRule(QualityCheck.RowCount, null, null, null)));

    private void Remove(ColumnForm column) =>
        _removal = _form!.Remove(column) is { } rule ? new ColumnAskedAbout(column.Name, ContractNames.Of(rule.Rule)) : null;

    private void GoOn() => (_review, _reviewed, _isStale) = (null, null, false);

    /// <summary>Shows what would change; only what was shown is kept.</summary>
    private async Task ReviewAsync()
    {
        ContractDraft content = _form!.Content;
        Outcome<ContractReview> review = await life.PreviewAsync(DataSetId, content, CancellationToken.None);
        _refusal = review.Refusal;
        (_review, _reviewed, _isStale) = review.IsRefused ? (null, null, false) : (review.Value, JsonSerializer.Serialize(content), false);
    }

    private async Task SaveAsync()
    {
        if (!string.Equals(_reviewed, JsonSerializer.Serialize(_form!.Content), StringComparison.Ordinal))
        {
            await ReviewAsync();
            _isStale = _review is not null;
            return;
        }

        _saving = true;
        Outcome<DataContract> kept = _draftId is { } id
            ? await life.SaveAsync(id, _form!.Content, CancellationToken.None)
            : await life.DraftAsync(DataSetId, _form!.Content, CancellationToken.None);
        _saving = false;
        Leave(kept);
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > LargestFile)
        {
            _refusal = new FileTooLarge(chosen.File.Name);
            return;
        }

        using StreamReader reader = new(chosen.File.OpenReadStream(LargestFile));
        Leave(await exchange.ImportAsync(DataSetId, await reader.ReadToEndAsync(), CancellationToken.None));
    }

    private void Leave(Outcome<DataContract> kept)
    {
        _refusal = kept.Refusal;
        if (!kept.IsRefused)
        {
            _kept = JsonSerializer.Serialize(_form!.Content);
            navigation.NavigateTo(Urls.ContractSheet(DataSetId));
        }
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (IsChanged && await dialogs.ShowMessageBoxAsync("Leave without keeping the draft?", "What you changed is not kept.", yesText: "Leave", cancelText: "Stay") != true)
        {
            leaving.PreventNavigation();
        }
    }

    private sealed record ColumnAskedAbout(string Name, string Rule)
        : Refusal($"The column '{Name}' cannot go while a rule asks about it: {Rule}. Take the rule out first.");

    private sealed record FileTooLarge(string Name) : Refusal($"{Name} is larger than 4 MB; a contract is never that long.");
}
