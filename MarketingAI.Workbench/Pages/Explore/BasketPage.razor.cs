using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>What the present person put aside, by source, and the way to train with it.</summary>
public sealed partial class BasketPage(IExplorerBasket basket)
{
    private IReadOnlyList<BasketColumn>? _columns;

    /// <summary>The source the person came from, and its target.</summary>
    [SupplyParameterFromQuery(Name = "source")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "target")]
    public string? Target { get; set; }

    private IEnumerable<IGrouping<(string Source, string Title, Guid? DataSet), BasketColumn>> BySource =>
        _columns!.GroupBy(column => (column.Source, column.SourceTitle, column.DataSetId));

    private string Result => $"{(_columns!.Count == 1 ? "One column is" : $"{Numbers.Count(_columns.Count)} columns are")} put aside.";

    protected override async Task OnInitializedAsync() => _columns = await basket.ListAsync(CancellationToken.None);

    private string? TargetOf(string source) => source == Source && Target != ExploreQuery.NoTarget ? Target : null;

    private async Task RemoveAsync(BasketColumn column) => _columns = await basket.RemoveAsync(column.Source, column.Column, CancellationToken.None);

    private async Task ClearAsync()
    {
        await basket.ClearAsync(CancellationToken.None);
        _columns = [];
    }
}
