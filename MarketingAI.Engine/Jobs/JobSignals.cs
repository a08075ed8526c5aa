using MarketingAI.Engine.Jobs.Storage;

namespace MarketingAI.Engine.Jobs;

/// <summary>What jobs tell the rest of the process, and what the process tells running jobs.</summary>
internal sealed class JobSignals(JobFeed feed, RunningJobs running)
{
    public RunningJobs Running => running;

    public void Publish(JobRow row) =>
        feed.Publish(new JobChange(row.BusinessUnitId, row.Id, row.Status, row.Share, row.Step));
}
