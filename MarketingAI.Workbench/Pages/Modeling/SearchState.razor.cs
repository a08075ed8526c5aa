using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>How a search stands, in one sentence and a bar.</summary>
public sealed partial class SearchState
{
    [Parameter, EditorRequired]
    public required JobState Job { get; set; }

    [Parameter]
    public SearchProgress? Progress { get; set; }

    private TrialResult? Best => Progress?.Trials.MinBy(trial => trial.LogLoss);

    private string Sentence => Job.Status switch
    {
        JobStatus.Queued => "Waits for a free place to run.",
        JobStatus.Running when Best is TrialResult best =>
            $"{Tried}; the best so far is {best.Trainer} with AUC {Numbers.Metric(best.Auc)}.",
        JobStatus.Running => "Reads the data and tries the first trainer.",
        JobStatus.Failed => Job.Summary ?? "The search failed; the log of the server has the fault.",
        _ => Job.Summary ?? Tried,
    };

    private string Tried => Progress is null ? "Nothing was tried"
        : Progress.TrialsPlanned is int planned ? $"{Progress.Trials.Count} of {planned} trials done"
        : $"{Progress.Trials.Count} trials done";

    private string Word => Job.Status switch
    {
        JobStatus.Queued => "Waiting",
        JobStatus.Running => "Running",
        JobStatus.Done => "Done",
        JobStatus.Refused => "Refused",
        JobStatus.Failed => "Failed",
        JobStatus.Cancelled => "Stopped",
    };

    private StatusKind Kind => Job.Status switch
    {
        JobStatus.Queued => StatusKind.Neutral,
        JobStatus.Running => StatusKind.Active,
        JobStatus.Done => StatusKind.Good,
        JobStatus.Refused => StatusKind.Warning,
        JobStatus.Failed => StatusKind.Bad,
        JobStatus.Cancelled => StatusKind.Neutral,
    };
}
