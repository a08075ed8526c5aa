using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>What the explorer's pages share: which source, against which target, cut to which rows; all of it in the address.</summary>
public abstract class ExplorePageBase(IExplorer explorer, NavigationManager navigation) : ComponentBase
{
    /// <summary>Sources of more rows are not counted before the page is live.</summary>
    private const long QuickRows = 200_000;

    [SupplyParameterFromQuery(Name = "source")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "target")]
    public string? Target { get; set; }

    [SupplyParameterFromQuery(Name = "where")]
    public string[]? Where { get; set; }

    /// <summary>Null while they are being read.</summary>
    protected IReadOnlyList<ExploreSource>? Sources { get; private set; }

    protected ExploreSource? Chosen { get; private set; }

    protected Refusal? SourceRefusal { get; private set; }

    /// <summary>Counts the changes of the basket on this page.</summary>
    protected int BasketChanges { get; set; }

    protected IExplorer Explorer => explorer;

    protected string? ChosenTarget => Target == ExploreQuery.NoTarget ? null : Target ?? Chosen?.LikelyTarget;

    protected IReadOnlyList<ExploreCondition> Conditions => ConditionText.Read(Where);

    protected ExploreQuestion Question => new(Chosen!.Key) { Target = ChosenTarget, Where = Conditions };

    /// <summary>Whether counting may take so long that it must not hold up the first showing of the page.</summary>
    protected bool IsSlow => Chosen?.Rows is null or > QuickRows;

    /// <summary>What every address of the explorer carries on.</summary>
    protected ExploreQuery Query => new() { Source = Chosen?.Key ?? Source, Target = Target, Where = Where ?? [] };

    /// <summary>Changes when an answer would.</summary>
    protected string Asked => $"{Chosen?.Key}\n{Chosen?.Version}\n{ChosenTarget}\n{string.Join('\n', Where ?? [])}";

    protected override async Task OnParametersSetAsync()
    {
        Sources ??= await explorer.SourcesAsync(CancellationToken.None);
        if (Source is null)
        {
            (Chosen, SourceRefusal) = (Sources.Count > 0 ? Sources[0] : null, null);
            return;
        }

        if (Chosen?.Key != Source)
        {
            Outcome<ExploreSource> found = await explorer.FindAsync(Source, CancellationToken.None);
            (Chosen, SourceRefusal) = (found.IsRefused ? null : found.Value, found.Refusal);
        }
    }

    protected void Go(string page, ExploreQuery query) => navigation.NavigateTo(Urls.ExploreAt(page, query));
}
