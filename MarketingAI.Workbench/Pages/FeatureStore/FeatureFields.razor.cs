using MarketingAI.Engine.FeatureStore.Views;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Answers about one feature, with what stands against them.</summary>
public sealed partial class FeatureFields
{
    [Parameter, EditorRequired]
    public FeatureForm Feature { get; set; } = new();

    [Parameter, EditorRequired]
    public required IReadOnlyList<FeatureFault> Faults { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task> Changed { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task> Removed { get; set; }
}
