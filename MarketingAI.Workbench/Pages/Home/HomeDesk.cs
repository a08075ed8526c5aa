using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Workbench.Pages.Home;

/// <summary>Collects what lies on a person's desk: what waits for them by role, what runs, what is at work.</summary>
public sealed class HomeDesk(
    IApprovals approvals, IModelRegistry models, IDeployments deployments, IJobs jobs, INotices notices, WorkScope scope)
{
    private const int Most = 6;

    public async Task<Desk> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Deployment> atWork = await deployments.ListAsync(cancellationToken);
        List<DeskItem> waiting = [];
        await AddApprovalsAsync(waiting, cancellationToken);
        await AddModelsAsync(waiting, atWork, cancellationToken);
        foreach (NoticeState notice in await notices.ListAsync(openOnly: true, Most, cancellationToken))
        {
            StatusKind kind = notice.Notice.Severity == NoticeSeverity.Information ? StatusKind.Neutral : StatusKind.Warning;
            waiting.Add(new DeskItem("Alert", notice.Notice.Title, notice.Notice.Text, notice.Notice.Link, kind));
        }

        return new Desk(waiting, await jobs.ListAsync(Most, cancellationToken), atWork);
    }

    private async Task AddApprovalsAsync(List<DeskItem> waiting, CancellationToken cancellationToken)
    {
        foreach (ApprovalRequest request in await approvals.ListAsync(cancellationToken))
        {
            string model = $"{request.ModelName} v{request.ModelVersion}";
            if (request.State == ApprovalState.Waiting && scope.Actor.Has(Roles.ComplianceReviewer))
            {
                waiting.Add(new DeskItem(
                    "Decision", $"Decide on {model}", $"{request.SubmittedBy} asks for: {request.Purpose}", Urls.Approval(request.Id), StatusKind.Active));
            }
            else if (request.State == ApprovalState.ChangesAsked && request.SubmittedBy == scope.Actor.Name)
            {
                waiting.Add(new DeskItem(
                    "Changes", $"Answer the reviewer about {model}", "Changes were asked for.", Urls.Approval(request.Id), StatusKind.Warning));
            }
        }
    }

    private async Task AddModelsAsync(List<DeskItem> waiting, IReadOnlyList<Deployment> atWork, CancellationToken cancellationToken)
    {
        if (!scope.Actor.Has(Roles.DataScientist))
        {
            return;
        }

        HashSet<string> served = [.. atWork.Select(deployment => deployment.ModelName)];
        foreach (ModelVersion newest in (await models.ListAsync(cancellationToken)).GroupBy(model => model.Name, StringComparer.Ordinal).Select(Newest))
        {
            if (newest.Stage == ModelStage.Candidate)
            {
                waiting.Add(new DeskItem("Model", $"Look at {newest.Name} v{newest.Version}", "It is trained and not yet submitted.", Urls.Model(newest.Id), StatusKind.Neutral));
            }
            else if (newest.Stage == ModelStage.Approved && !served.Contains(newest.Name))
            {
                waiting.Add(new DeskItem("Model", $"Put {newest.Name} v{newest.Version} to work", "It is approved and answers nobody yet.", Urls.Model(newest.Id), StatusKind.Good));
            }
        }
    }

    private static ModelVersion Newest(IEnumerable<ModelVersion> versions) => versions.MaxBy(version => version.Version)!;
}

/// <param name="Waiting">What waits for the person, most pressing first.</param>
/// <param name="AtWork">Present deployments.</param>
public sealed record Desk(IReadOnlyList<DeskItem> Waiting, IReadOnlyList<JobState> Jobs, IReadOnlyList<Deployment> AtWork)
{
    /// <summary>The answer of the page in one sentence.</summary>
    public string Sentence
    {
        get
        {
            int running = Jobs.Count(job => job.Status is JobStatus.Running or JobStatus.Queued);
            string waits = Waiting.Count switch
            {
                0 => "Nothing waits for you",
                1 => "One thing waits for you",
                _ => $"{Waiting.Count} things wait for you",
            };
            return running == 0 ? $"{waits}." : $"{waits}; {(running == 1 ? "one job runs" : $"{running} jobs run")}.";
        }
    }
}

/// <param name="Kind">One word that says what it is.</param>
public sealed record DeskItem(string Kind, string Title, string Text, string? Link, StatusKind Status);
