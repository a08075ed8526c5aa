using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class MatchRunService(MatchRunTable runs, MatchPairTable pairs, MatchViews views, RecordRows records, IDataSets dataSets, WorkScope scope) : IMatchRuns
{
    private const int MostRecordsShown = 50;

    public Task<IReadOnlyList<MatchRun>> ListAsync(CancellationToken cancellationToken) => runs.ListAsync(cancellationToken);

    public Task<MatchRun?> FindAsync(Guid runId, CancellationToken cancellationToken) => runs.FindAsync(runId, cancellationToken);

    public Task<(IReadOnlyList<MatchPair> Pairs, long Total)> PairsAsync(Guid runId, MatchPairQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => views.Window(runId, query), cancellationToken);

    public async Task<Outcome<PairStory>> StoryAsync(Guid runId, long pairNumber, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        MatchPair? pair = run is null ? null : await Task.Run(() => views.Find(runId, pairNumber), cancellationToken);
        if (run is null || pair is null)
        {
            return new PairNotKept(pairNumber);
        }

        IReadOnlyDictionary<string, string?> left = (await ValuesAsync(run, [pair.LeftRecord], cancellationToken))[0];
        IReadOnlyDictionary<string, string?> right = (await ValuesAsync(run, [pair.RightRecord], cancellationToken))[0];
        return new PairStory(pair, Story.Of(run.Report.Model, pair.Pattern, pair.Frequency, left, right));
    }

    public Task<MatchPair?> NextForReviewAsync(Guid runId, CancellationToken cancellationToken) => Task.Run(() => views.LeastSure(runId), cancellationToken);

    public async Task<Outcome<MatchPair>> DecideAsync(Guid runId, long pairNumber, PairDecision decision, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        MatchPair? pair = run is null ? null : pairs.Find(runId, pairNumber);
        if (run is null || pair is null)
        {
            return new PairNotKept(pairNumber);
        }

        await runs.JudgeAsync(run, pair.LeftId, pair.RightId, decision, cancellationToken);
        pairs.Decide(runId, pair with { Decision = decision, DecidedBy = scope.Actor.Name });
        return views.Find(runId, pairNumber)!;
    }

    public async Task<ReviewState> ReviewStateAsync(Guid runId, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        if (run is null)
        {
            return new ReviewState(0, 0, 0, null);
        }

        (long judged, long right, long accepted, long rightlyAccepted) = (0, 0, 0, 0);
        foreach (MatchPair pair in pairs.Judged(runId).Where(VerdictLearning.IsVerdict))
        {
            (bool says, bool is_) = (pair.Probability >= run.Report.Threshold, pair.Decision == PairDecision.Accepted);
            judged++;
            right += says == is_ ? 1 : 0;
            accepted += says ? 1 : 0;
            rightlyAccepted += says && is_ ? 1 : 0;
        }

        return new ReviewState(views.Waiting(runId), judged, right, accepted > 0 ? TruthCheck.Wilson(rightlyAccepted, accepted) : null);
    }

    public async Task<Outcome<IReadOnlyList<VerdictPoint>>> VerdictCurveAsync(Guid runId, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        return run is null ? new RunNotKept(runId) : await Task.Run(() => VerdictBands.Curve(Bands(runId), run.Report.Seed), cancellationToken);
    }

    public Task<(IReadOnlyList<MatchCluster> Clusters, long Total)> ClustersAsync(Guid runId, int skip, int take, bool weakestFirst, CancellationToken cancellationToken) =>
        Task.Run(() => views.Clusters(runId, skip, take, weakestFirst), cancellationToken);

    public async Task<Outcome<ClusterStory>> ClusterAsync(Guid runId, int clusterNumber, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        (IReadOnlyList<ClusterRecord> members, IReadOnlyList<MatchPair> among) = run is null ? ([], []) : await Task.Run(() => views.Cluster(runId, clusterNumber), cancellationToken);
        if (run is null || members.Count < 2)
        {
            return new NoSuchCluster(clusterNumber);
        }

        IReadOnlyList<IReadOnlyDictionary<string, string?>> values = await ValuesAsync(run, [.. members.Take(MostRecordsShown).Select(member => member.Number)], cancellationToken);
        return new ClusterStory(
            clusterNumber,
            [.. run.Plan.Fields.Where(field => field.Role != FieldRole.NameOrder).SelectMany(field => new[] { field.LeftColumn, field.RightColumn })
                .Select(column => PlanChoice.Source(column).Column).Distinct(StringComparer.Ordinal)],
            [.. members.Select((member, i) => i < values.Count ? member with { Values = values[i] } : member)], among);
    }

    public async Task<IReadOnlyList<MatchPair>> AcceptedAsync(Guid runId, CancellationToken cancellationToken) =>
        await Task.Run(() => pairs.Accepted(runId), cancellationToken);

    public Task<IReadOnlyList<PersonRecord>> PersonsAsync(Guid runId, CancellationToken cancellationToken) =>
        Task.Run(() => pairs.PersonsOfRun(runId), cancellationToken);

    private IReadOnlyList<BandCount> Bands(Guid runId)
    {
        ILookup<int, MatchPair> judged = pairs.Judged(runId).ToLookup(pair => VerdictBands.Of(pair.Probability));
        return [.. pairs.Bands(runId, VerdictBands.From).Select((band, i) => VerdictLearning.Count(judged[i]) with { Pairs = band.Pairs, Expected = band.Expected })];
    }

    /// <param name="positions">Positions over both sets.</param>
    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> ValuesAsync(MatchRun run, IReadOnlyList<int> positions, CancellationToken cancellationToken)
    {
        DataSet? left = await dataSets.FindAsync(run.LeftSet, cancellationToken);
        DataSet? right = run.RightSet is { } id ? await dataSets.FindAsync(id, cancellationToken) : null;
        List<IReadOnlyDictionary<string, string?>> found = [];
        foreach (int position in positions)
        {
            bool isLeft = run.RightSet is null || position < run.Report.LeftRecords;
            DataSet? set = isLeft ? left : right;
            string[] columns = [.. run.Plan.Fields.Select(field => PlanChoice.Source(isLeft ? field.LeftColumn : field.RightColumn).Column).Distinct(StringComparer.Ordinal)];
            found.Add(set is null
                ? new Dictionary<string, string?>(StringComparer.Ordinal)
                : records.Find(set, [isLeft ? position : position - run.Report.LeftRecords], columns)[0]);
        }

        return found;
    }
}
