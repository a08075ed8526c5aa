using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>One column from all sides. Column, target, split, time and conditions are in the address.</summary>
public sealed partial class ColumnPage(IExplorer explorer, IExplorerBasket basket, NavigationManager navigation) : ExplorePageBase(explorer, navigation)
{
    private bool _isInBasket;
    private Refusal? _basketRefusal;

    [SupplyParameterFromQuery(Name = "column")]
    public string? Column { get; set; }

    [SupplyParameterFromQuery(Name = "segment")]
    public string? Segment { get; set; }

    [SupplyParameterFromQuery(Name = "time")]
    public string? Time { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    public string? Step { get; set; }

    private ExploreColumn? Found => Chosen?.Find(Column);

    private IReadOnlyList<ExploreColumn> TimeColumns => [.. Chosen!.Columns.Where(column => column.IsTime)];

    private string? ChosenTime => Time ?? Chosen!.TimeColumn;

    private TimeStep? ChosenStep => Enum.TryParse(Step, ignoreCase: true, out TimeStep step) && Enum.IsDefined(step) ? step : null;

    private ExploreQuery ColumnQuery => Query with { Column = Column, Segment = Segment, Time = Time, Step = Step };

    /// <summary>What may be said of a column whose values are not shown.</summary>
    private string Counted => Found is { CountedDistinct: { } distinct, CountedMissingShare: { } missing }
        ? $"In the whole data it has {Numbers.Count(distinct)} different values and {Numbers.Share(missing)} missing."
        : string.Empty;

    /// <summary>What the contract says against the column.</summary>
    private IEnumerable<ColumnFlag> Terms
    {
        get
        {
            if (Found?.KnownAt == KnownAt.After)
            {
                yield return new ColumnFlag("Known only after the decision", string.Empty, IsGrave: true);
            }

            if (Found?.PersonalData is PersonalDataClass.Identifying or PersonalDataClass.Sensitive)
            {
                yield return new ColumnFlag("Personal data that models must not use", string.Empty, IsGrave: true);
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        Show(await basket.ListAsync(CancellationToken.None));
    }

    private void GoTo(ExploreQuery query) => Go(Urls.ExploreColumn, query);

    /// <summary>Another source has no such column, so its overview comes first.</summary>
    private void ChangeHead(ExploreQuery query) => Go(query.Column is null ? Urls.Explore : Urls.ExploreColumn, query);

    private async Task ChangeBasketAsync()
    {
        if (_isInBasket)
        {
            Show(await basket.RemoveAsync(Chosen!.Key, Column!, CancellationToken.None));
        }
        else
        {
            Outcome<IReadOnlyList<BasketColumn>> added = await basket.AddAsync(Chosen!.Key, Column!, CancellationToken.None);
            _basketRefusal = added.Refusal;
            Show(added.IsRefused ? [] : added.Value);
        }

        BasketChanges++;
    }

    private void Show(IReadOnlyList<BasketColumn> columns) => _isInBasket = columns.Any(column => column.Source == Chosen?.Key && column.Column == Column);
}
