using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>All columns of a source at a glance. Source, target and conditions are in the address.</summary>
public sealed partial class ExplorerPage(IExplorer explorer, IExplorerBasket basket, NavigationManager navigation) : ExplorePageBase(explorer, navigation)
{
    private IReadOnlySet<string> _inBasket = new HashSet<string>(StringComparer.Ordinal);
    private Refusal? _basketRefusal;

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        Show(await basket.ListAsync(CancellationToken.None));
    }

    private async Task ChangeBasketAsync((string Column, bool In) change)
    {
        if (change.In)
        {
            Outcome<IReadOnlyList<BasketColumn>> added = await basket.AddAsync(Chosen!.Key, change.Column, CancellationToken.None);
            _basketRefusal = added.Refusal;
            Show(added.IsRefused ? await basket.ListAsync(CancellationToken.None) : added.Value);
        }
        else
        {
            Show(await basket.RemoveAsync(Chosen!.Key, change.Column, CancellationToken.None));
        }

        BasketChanges++;
    }

    private void Show(IReadOnlyList<BasketColumn> columns) =>
        _inBasket = columns.Where(column => column.Source == Chosen?.Key).Select(column => column.Column).ToHashSet(StringComparer.Ordinal);
}
