using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>A subject's rules and how they fare.</summary>
public sealed partial class RulesPanel(IQuality quality)
{
    private QualitySettings? _settings;
    private RuleCheck? _check;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public required string Subject { get; set; }

    protected override async Task OnParametersSetAsync() => _settings = await quality.SettingsAsync(Subject, CancellationToken.None);

    private async Task CheckAsync()
    {
        Outcome<RuleCheck> outcome = await quality.CheckRulesAsync(Subject, CancellationToken.None);
        _check = outcome.IsRefused ? null : outcome.Value;
        _refusal = outcome.Refusal;
    }
}
