using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Does each step of the demo through the front doors, in a scope that has been entered; a step that was done is not done again.</summary>
internal sealed class DemoLoader(IDataSets dataSets, IContracts contracts, IJobs jobs, INotices notices, IQuality quality)
{
    public const string JobTitle = "First model: which leads convert";
    public const string MatchTitle = "First match: who stands twice in the customer register";
    public const string NoticeTitle = "The demo company is ready";
    private const int JobsLookedAt = 200;

    public async Task<Outcome<DataSet>> LoadAsync(DemoDataSet demo, DemoWorld world, CancellationToken cancellationToken)
    {
        FileSource file = new(world.PathOf(demo.File), Path.GetFileName(demo.File));
        Outcome<DataSet> loaded = await dataSets.ImportAsync(file, demo.Name, cancellationToken, demo.Id);
        if (loaded.IsRefused || await contracts.FindForDataSetAsync(demo.Id, cancellationToken) is not null)
        {
            return loaded;
        }

        Outcome<DataContract> confirmed = await contracts.ConfirmAsync(
            demo.Id, demo.Name, demo.Contract(loaded.Value, world.MeaningsOf(demo.File)), cancellationToken);
        return confirmed.IsRefused ? confirmed.Refusal : loaded;
    }

    public async Task TrainAsync(Guid leads, CancellationToken cancellationToken)
    {
        if ((await jobs.ListAsync(JobsLookedAt, cancellationToken)).Any(job => string.Equals(job.Title, JobTitle, StringComparison.Ordinal)))
        {
            return;
        }

        TrainModelRequest request = new(leads, "converted", "created_at", [], "Which leads convert");
        await jobs.StartAsync(request, JobTitle, cancellationToken);
    }

    /// <summary>Looks at the quality of all that was loaded, so that the first visit finds it judged.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        if ((await quality.OverviewAsync(cancellationToken)).Any(subject => subject.CheckedAt is null))
        {
            await jobs.StartAsync(new CheckQuality(), "Check data quality", cancellationToken);
        }
    }

    /// <summary>Finds who stands twice in the customer register.</summary>
    public async Task MatchAsync(Guid register, CancellationToken cancellationToken)
    {
        if (!(await jobs.ListAsync(JobsLookedAt, cancellationToken)).Any(job => string.Equals(job.Title, MatchTitle, StringComparison.Ordinal)))
        {
            await jobs.StartAsync(new MatchRecordsRequest("Who stands twice in the customer register", register, null, null, false, null, 1), MatchTitle, cancellationToken);
        }
    }

    /// <summary>Finds the persons in what was loaded.</summary>
    public async Task ResolveAsync(CancellationToken cancellationToken)
    {
        if (!(await jobs.ListAsync(JobsLookedAt, cancellationToken)).Any(job => string.Equals(job.Title, BuildIdentityGraph.Hourly.Title, StringComparison.Ordinal)))
        {
            await jobs.StartAsync(new BuildIdentityGraph(), BuildIdentityGraph.Hourly.Title, cancellationToken);
        }
    }

    public async Task TellAsync(string text, CancellationToken cancellationToken)
    {
        if (!(await notices.ListAsync(openOnly: false, JobsLookedAt, cancellationToken)).Any(
            known => string.Equals(known.Notice.Title, NoticeTitle, StringComparison.Ordinal)))
        {
            await notices.RaiseAsync(new Notice("Simulation", NoticeSeverity.Information, NoticeTitle, text), cancellationToken);
        }
    }
}
