using MarketingAI.Engine.Jobs;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Jobs;

/// <summary>Times and counts of jobs in words.</summary>
internal static class JobTimes
{
    /// <summary>How long it ran, or runs by now; null before it began.</summary>
    public static string? Took(JobState job, DateTimeOffset now) =>
        job.StartedAt is not { } started ? null
        : job.EndedAt is { } ended ? Numbers.Duration(ended - started)
        : job.Status == JobStatus.Running && now > started ? Numbers.Duration(now - started)
        : null;

    /// <summary>Time left at the present pace; null where there is too little to go by.</summary>
    public static string? Left(JobState job, DateTimeOffset now)
    {
        const double enough = 0.02;
        if (job.Status != JobStatus.Running || job.StartedAt is not { } started || job.Share is < enough or >= 1)
        {
            return null;
        }

        return $"about {Numbers.Duration((now - started) * ((1 - job.Share) / job.Share))} left";
    }

    public static string InWords(IReadOnlyList<JobState> jobs, int most)
    {
        int running = jobs.Count(job => job.Status == JobStatus.Running);
        int waiting = jobs.Count(job => job.Status == JobStatus.Queued);
        int failed = jobs.Count(job => job.Status == JobStatus.Failed);
        string present = running + waiting == 0 ? "Nothing runs at this moment" : $"{running} running, {waiting} waiting";
        string past = failed == 0 ? "none of the newest failed" : failed == 1 ? "one of the newest failed" : $"{failed} of the newest {Math.Min(jobs.Count, most)} failed";
        return jobs.Count == 0 ? "No job has run yet." : $"{present}; {past}.";
    }
}
