using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Running;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>All sources of events, how they are loaded and how they are doing.</summary>
public sealed partial class PipelinesPage(IEventSources sources, ISourceHealth health)
{
    private IReadOnlyList<PipelineLine>? _lines;

    protected override async Task OnInitializedAsync() =>
        _lines = [.. (await sources.ListAsync(CancellationToken.None)).Select(source => new PipelineLine(source, health.Find(source.Key)))];

    private sealed record PipelineLine(EventSource Source, SourceHealth? Health);
}
