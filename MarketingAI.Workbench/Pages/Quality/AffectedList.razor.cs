using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Governance.Lineage;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>What depends on a subject's data.</summary>
public sealed partial class AffectedList(ILineage lineage, IContracts contracts)
{
    private IReadOnlyList<string>? _uses;

    [Parameter, EditorRequired]
    public required string Subject { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Guid? dataSet = SubjectKey.DataSetOf(Subject);
        List<string> uses = [];
        IReadOnlyList<LineageStep> steps = await lineage.ResultsOfAsync(
            dataSet is null ? "event-source" : "data-set", dataSet?.ToString() ?? SubjectKey.SourceOf(Subject) ?? Subject, CancellationToken.None);
        uses.AddRange(steps.GroupBy(step => step.ToKind, StringComparer.Ordinal).Select(kind => $"{Words.FromPascal(kind.Key)}: {kind.Select(step => step.ToId).Distinct(StringComparer.Ordinal).Count()} made from it"));
        if (dataSet is { } id)
        {
            uses.AddRange((await contracts.UsesAsync(id, CancellationToken.None)).Select(use => use.ToString()));
        }
        else
        {
            uses.Add("Everything that reads events: touch paths, features and the identity graph of this business unit.");
        }

        _uses = uses;
    }
}
