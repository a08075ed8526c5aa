using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>A model card as cards of the page's grid.</summary>
public sealed partial class ModelCardView
{
    private const int MostBars = 12;

    [Parameter, EditorRequired]
    public required ModelCard Card { get; set; }

    private List<CardFeature> Importance => [.. Card.Features.Where(feature => feature.AucLoss is not null).Take(MostBars)];

    private IReadOnlyList<ChartSeries> Series => [new ChartSeries("AUC lost", [.. Importance.Select(feature => new ChartPoint(feature.Name, feature.AucLoss))])];

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private static string Known(KnownAt? knownAt) => knownAt switch
    {
        KnownAt.Before => "before the decision",
        KnownAt.At => "at the decision",
        KnownAt.After => "only afterwards",
        null => "not said",
    };

    private static string Personal(ContractColumn? column) => column is null ? "not said" : column.PersonalData switch
    {
        PersonalDataClass.None => "no",
        PersonalDataClass.Pseudonymous => "pseudonymous",
        PersonalDataClass.Identifying => "identifying",
        PersonalDataClass.Sensitive => "sensitive",
    };

    private static string ChampionWords(ChampionDifference champion)
    {
        string auc = champion.Auc.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
        string loss = champion.LogLoss.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
        string data = champion.SameData ? "Both learned from the same data." : "They learned from different data, so the figures were taken on different rows.";
        return $"AUC {auc}, log loss {loss} (below 0 is better). {data}";
    }
}
