using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Two sets of rows of one source. Both sets are in the address.</summary>
public sealed partial class ComparePage(IExplorer explorer, NavigationManager navigation) : ExplorePageBase(explorer, navigation)
{
    private const int FewValues = 6;

    private ExploreSource? _proposedFor;

    [SupplyParameterFromQuery(Name = "a")]
    public string[]? A { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    public string[]? B { get; set; }

    private IReadOnlyList<ExploreCondition> InA => ConditionText.Read(A);

    private IReadOnlyList<ExploreCondition> InB => ConditionText.Read(B);

    private ExploreQuery CompareQuery => Query with { A = A ?? [], B = B ?? [] };

    /// <summary>Comparisons that are one click away: the two most frequent values of a column with few, and the halves of the time there is.</summary>
    private IReadOnlyList<(string Title, string Address)> Proposals { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Chosen is not null && _proposedFor != Chosen && !IsSlow)
        {
            _proposedFor = Chosen;
            Proposals = await ProposedAsync();
        }
    }

    private async Task<IReadOnlyList<(string, string)>> ProposedAsync()
    {
        List<(string, string)> found = [];
        if (Chosen!.TimeColumn is { } time && await DistributionOfAsync(time) is { Periods.Count: > 1 } spread)
        {
            string middle = spread.Periods[spread.Periods.Count / 2].From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            found.Add(($"Before and from {middle}", Address(new ExploreCondition(time, ConditionOperator.Below, middle), new ExploreCondition(time, ConditionOperator.AtLeast, middle))));
        }

        foreach (ExploreColumn column in Chosen.Columns.Where(column => column is { Type: ColumnType.Text or ColumnType.Boolean, CountedDistinct: > 1 and <= FewValues }).Take(2))
        {
            if (await DistributionOfAsync(column.Name) is { Levels: [{ Level: { } first }, { Level: { } second }, ..] })
            {
                found.Add(($"{column.Name}: {first} and {second}", Address(new ExploreCondition(column.Name, ConditionOperator.Is, first), new ExploreCondition(column.Name, ConditionOperator.Is, second))));
            }
        }

        return found;
    }

    private async Task<Distribution?> DistributionOfAsync(string column)
    {
        Outcome<Distribution> found = await Explorer.DistributionAsync(new ExploreQuestion(Chosen!.Key), column, CancellationToken.None);
        return found.IsRefused ? null : found.Value;
    }

    private string Address(ExploreCondition a, ExploreCondition b) =>
        Urls.ExploreAt(Urls.ExploreCompare, Query with { A = [ConditionText.Write(a)], B = [ConditionText.Write(b)] });

    private static string[] Texts(IReadOnlyList<ExploreCondition> conditions) => [.. conditions.Select(ConditionText.Write)];

    private static string Result(CohortComparison comparison)
    {
        string rows = $"{Numbers.Count(comparison.RowsA)} rows against {Numbers.Count(comparison.RowsB)}.";
        ColumnDifference[] found = [.. comparison.Columns.Where(column => column.IsFoundAt(ExploreWords.Alpha))];
        return found.Length == 0
            ? $"{rows} No column differs by more than chance would have it."
            : $"{rows} {Numbers.Count(found.Length)} of {Numbers.Count(comparison.Columns.Count)} columns differ; the clearest is {found[0].Column.Name}: {found[0].Figure} {ExploreWords.Figure(found[0].Kind, found[0].A)} in A, {ExploreWords.Figure(found[0].Kind, found[0].B)} in B.";
    }
}
