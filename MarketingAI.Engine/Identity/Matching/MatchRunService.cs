using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class MatchRunService(MatchRunTable runs, MatchPairTable pairs, RecordRows records, IDataSets dataSets, WorkScope scope) : IMatchRuns
{
    private const int MostAccepted = 2_000_000;

    public Task<IReadOnlyList<MatchRun>> ListAsync(CancellationToken cancellationToken) => runs.ListAsync(cancellationToken);

    public Task<MatchRun?> FindAsync(Guid runId, CancellationToken cancellationToken) => runs.FindAsync(runId, cancellationToken);

    public Task<(IReadOnlyList<MatchPair> Pairs, long Total)> PairsAsync(Guid runId, MatchPairQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => pairs.Window(runId, query), cancellationToken);

    public async Task<Outcome<PairStory>> StoryAsync(Guid runId, string leftId, string rightId, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        MatchPair? pair = run is null ? null : pairs.Find(runId, leftId, rightId);
        if (run is null || pair is null)
        {
            return new PairNotKept(leftId, rightId);
        }

        IReadOnlyDictionary<string, string?> left = await ValuesAsync(run.LeftSet, run.Plan.LeftKey, leftId, [.. run.Plan.Fields.Select(field => field.LeftColumn)], cancellationToken);
        IReadOnlyDictionary<string, string?> right = await ValuesAsync(
            run.RightSet ?? run.LeftSet, run.RightSet is null ? run.Plan.LeftKey : run.Plan.RightKey, rightId, [.. run.Plan.Fields.Select(field => field.RightColumn)], cancellationToken);
        return new PairStory(pair, Story.Of(run, pair, left, right));
    }

    public Task<MatchPair?> NextForReviewAsync(Guid runId, CancellationToken cancellationToken) => Task.Run(() => pairs.LeastSure(runId), cancellationToken);

    public async Task<Outcome<MatchPair>> DecideAsync(Guid runId, string leftId, string rightId, PairDecision decision, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        MatchPair? pair = run is null ? null : pairs.Find(runId, leftId, rightId);
        if (run is null || pair is null)
        {
            return new PairNotKept(leftId, rightId);
        }

        MatchPair decided = pair with { Decision = decision, DecidedBy = scope.Actor.Name };
        await runs.JudgeAsync(run, leftId, rightId, decision, cancellationToken);
        pairs.Decide(runId, decided);
        return decided;
    }

    public async Task<ReviewState> ReviewStateAsync(Guid runId, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        if (run is null)
        {
            return new ReviewState(0, 0, 0, null);
        }

        (long judged, long right, long accepted, long rightlyAccepted) = (0, 0, 0, 0);
        foreach (((string left, string other), (PairDecision decision, _)) in await runs.JudgedAsync(run.LeftSet, run.RightSet, cancellationToken))
        {
            if (decision == PairDecision.Unsure || pairs.Find(runId, left, other) is not { } pair)
            {
                continue;
            }

            (bool says, bool is_) = (pair.Probability >= run.Report.Threshold, decision == PairDecision.Accepted);
            judged++;
            right += says == is_ ? 1 : 0;
            accepted += says ? 1 : 0;
            rightlyAccepted += says && is_ ? 1 : 0;
        }

        return new ReviewState(pairs.Waiting(runId), judged, right, accepted > 0 ? TruthCheck.Wilson(rightlyAccepted, accepted) : null);
    }

    public async Task<IReadOnlyList<MatchPair>> AcceptedAsync(Guid runId, CancellationToken cancellationToken) =>
        (await PairsAsync(runId, new MatchPairQuery(0, MostAccepted, Decision: PairDecision.Accepted), cancellationToken)).Pairs;

    public Task<IReadOnlyList<PersonRecord>> PersonsAsync(Guid runId, CancellationToken cancellationToken) =>
        Task.Run(() => pairs.PersonsOfRun(runId), cancellationToken);

    private async Task<IReadOnlyDictionary<string, string?>> ValuesAsync(
        Guid setId, string? key, string id, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        DataSet? set = await dataSets.FindAsync(setId, cancellationToken);
        string[] wanted = [.. columns.Select(column => PlanChoice.Source(column).Column).Distinct(StringComparer.Ordinal)];
        return set is null ? new Dictionary<string, string?>(StringComparer.Ordinal) : records.Find(set, key, id, wanted);
    }
}
