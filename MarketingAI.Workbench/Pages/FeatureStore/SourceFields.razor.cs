using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Answers about the rows of a view.</summary>
public sealed partial class SourceFields
{
    [Parameter, EditorRequired]
    public ViewForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public required IReadOnlyList<DataSet> Sets { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FeatureColumn> Columns { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FeatureFault> Faults { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task> Changed { get; set; }
}
