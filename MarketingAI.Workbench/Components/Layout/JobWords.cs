using MarketingAI.Engine.Jobs;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>A job's state in words and colour.</summary>
internal static class JobWords
{
    public static string Of(JobStatus status) => status switch
    {
        JobStatus.Queued => "Waiting",
        JobStatus.Running => "Running",
        JobStatus.Done => "Done",
        JobStatus.Refused => "Refused",
        JobStatus.Failed => "Failed",
        JobStatus.Cancelled => "Cancelled",
    };

    public static StatusKind Kind(JobStatus status) => status switch
    {
        JobStatus.Queued => StatusKind.Neutral,
        JobStatus.Running => StatusKind.Active,
        JobStatus.Done => StatusKind.Good,
        JobStatus.Refused => StatusKind.Warning,
        JobStatus.Failed => StatusKind.Bad,
        JobStatus.Cancelled => StatusKind.Neutral,
    };
}
