using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>What sales away from the web are worth by channel, with the chance of each match carried through.</summary>
public sealed partial class MatchOffline(IOfflineConversions offline, IDataSets dataSets)
{
    private OfflineReport? _report;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public required MatchRun Run { get; set; }

    private IReadOnlyList<ChartSeries> Series =>
    [
        new ChartSeries("Sales", [.. (_report?.Channels ?? []).Select(channel => new ChartPoint(
            channel.Channel, channel.Conversions.Estimate, channel.Conversions.Low, channel.Conversions.High))]),
    ];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        DataSet? sales = await dataSets.FindAsync(Run.LeftSet, CancellationToken.None);
        string time = sales?.Columns.FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Date)?.Name ?? "time";
        string value = sales?.Columns.FirstOrDefault(column => column.Type == ColumnType.Number)?.Name ?? "value";
        Outcome<OfflineReport> found = await offline.ComputeAsync(Run.Id, time, value, CancellationToken.None);
        (_report, _refusal) = found.Match<(OfflineReport?, Refusal?)>(report => (report, null), refusal => (null, refusal));
    }
}
