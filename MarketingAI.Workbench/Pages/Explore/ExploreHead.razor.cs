using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Chooses what is looked at: source, target, rows; and leads between the parts of the explorer.</summary>
public sealed partial class ExploreHead
{
    private static readonly (string Page, string Title)[] Tabs =
        [(Urls.Explore, "All columns"), (Urls.ExploreRelations, "Relations"), (Urls.ExploreCompare, "Compare two groups")];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExploreSource> Sources { get; set; }

    [Parameter, EditorRequired]
    public required ExploreSource Source { get; set; }

    [Parameter]
    public string? Target { get; set; }

    /// <summary>Address of the part that is shown.</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    [Parameter, EditorRequired]
    public required ExploreQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExploreCondition> Conditions { get; set; }

    [Parameter]
    public EventCallback<ExploreQuery> Changed { get; set; }

    // Another source has other columns, so nothing else is carried over.
    private Task ChooseSource(ChangeEventArgs change) => Changed.InvokeAsync(new ExploreQuery { Source = change.Value as string });

    private Task ChooseTarget(ChangeEventArgs change) => Changed.InvokeAsync(Query with { Target = change.Value as string });

    private Task ChangeConditions(IReadOnlyList<ExploreCondition> conditions) =>
        Changed.InvokeAsync(Query with { Where = [.. conditions.Select(ConditionText.Write)] });
}
