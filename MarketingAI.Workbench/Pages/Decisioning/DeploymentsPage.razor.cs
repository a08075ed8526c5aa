using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>Live aliases, their history, deploying and rolling back.</summary>
public sealed partial class DeploymentsPage(IDeployments deployments, IModelRegistry registry, IDialogService dialogs)
{
    private IReadOnlyList<Deployment>? _live;
    private IReadOnlyList<Deployment> _history = [];
    private IReadOnlyList<ModelVersion> _approved = [];
    private Refusal? _refusal;
    private string? _done;
    private string? _chosen;
    private string? _alias;
    private string? _reason;
    private Guid _versionId;
    private Guid _tryKey;

    [SupplyParameterFromQuery]
    public string? Alias { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _approved = [.. (await registry.ListAsync(CancellationToken.None)).Where(version => version.Stage == ModelStage.Approved)];
        if (_versionId == Guid.Empty && _approved.Count > 0)
        {
            _versionId = _approved[0].Id;
        }

        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _live = await deployments.ListAsync(CancellationToken.None);
        Deployment? chosen = _live.FirstOrDefault(live => string.Equals(live.Alias, Alias, StringComparison.Ordinal))
            ?? (_live.Count > 0 ? _live[0] : null);
        (_chosen, _tryKey) = (chosen?.Alias, chosen?.Id ?? Guid.Empty);
        _history = chosen is null ? [] : await deployments.HistoryAsync(chosen.Alias, CancellationToken.None);
    }

    private async Task DeployAsync()
    {
        Outcome<Deployment> outcome = await deployments.DeployAsync(_versionId, (_alias ?? string.Empty).Trim(), _reason ?? string.Empty, CancellationToken.None);
        await TellAsync(outcome);
        if (!outcome.IsRefused)
        {
            (_alias, _reason) = (null, null);
        }
    }

    private async Task RollBackAsync(Deployment live)
    {
        string? reason = await dialogs.AskReasonAsync(
            $"Roll {live.Alias} back", $"The version before {live.ModelName} version {live.ModelVersion} answers again from this moment on.",
            "Roll back", isDangerous: true);
        if (reason is not null)
        {
            await TellAsync(await deployments.RollBackAsync(live.Alias, reason, CancellationToken.None));
        }
    }

    private async Task TellAsync(Outcome<Deployment> outcome)
    {
        _refusal = outcome.Refusal;
        _done = outcome.IsRefused ? null : $"{outcome.Value.ModelName} version {outcome.Value.ModelVersion} answers under {outcome.Value.Alias}.";
        if (!outcome.IsRefused)
        {
            await ReadAsync();
        }
    }
}
