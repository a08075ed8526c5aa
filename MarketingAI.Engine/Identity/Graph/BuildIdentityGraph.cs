using System.Globalization;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>Finds the persons anew from all events and data sets.</summary>
public sealed record BuildIdentityGraph : IJobRequest
{
    public static RecurringJob Hourly { get; } = new(
        "build-identity-graph", "17 * * * *", new BuildIdentityGraph(), "Find the persons", "Ties cookies, log-ins and records of the last hours to persons; ids of persons stay.");
}

internal sealed class BuildIdentityGraphHandler(IIdentityGraph graph) : IJobHandler<BuildIdentityGraph>
{
    public async Task<JobResult> RunAsync(BuildIdentityGraph request, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0.1, "Reading events and data sets");
        Outcome<GraphBuild> built = await graph.BuildAsync(new GraphOptions(), cancellationToken);
        return built.Match(
            build => new JobResult(string.Create(
                CultureInfo.InvariantCulture, $"{build.Persons:N0} persons out of {build.Keys:N0} keys; {build.Merged:N0} merged and {build.Split:N0} split since the last run."), "/data/persons"),
            refusal => new JobResult(refusal.Reason, Refused: true));
    }
}
