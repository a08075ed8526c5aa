using MarketingAI.Engine.FeatureStore.Views;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>What stands against one answer, beside it.</summary>
public sealed partial class ViewFault
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<FeatureFault> Faults { get; set; }

    [Parameter, EditorRequired]
    public required string Field { get; set; }

    /// <summary>Null for answers about the view.</summary>
    [Parameter]
    public string? Feature { get; set; }

    private IEnumerable<FeatureFault> Shown => Faults.Where(fault =>
        string.Equals(fault.Field, Field, StringComparison.Ordinal) && string.Equals(fault.Feature, Feature, StringComparison.Ordinal));
}
