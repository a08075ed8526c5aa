using MarketingAI.Engine.Jobs;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>Moves the decision log's files to the table.</summary>
public sealed record MoveDecisions : IJobRequest
{
    internal static RecurringJob EveryTenMinutes { get; } = new(
        "move-decisions",
        "*/10 * * * *",
        new MoveDecisions(),
        "Move decisions to the table",
        "Moves answered decisions from the log's files to the table decisioning.decision, where they can be queried.");
}

internal sealed class MoveDecisionsHandler(IDecisionLog log) : IJobHandler<MoveDecisions>
{
    public async Task<JobResult> RunAsync(MoveDecisions request, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0, "Moving files");
        long moved = await log.MoveToTableAsync(cancellationToken);
        return new JobResult(moved == 1 ? "1 decision was moved." : $"{moved} decisions were moved.");
    }
}
