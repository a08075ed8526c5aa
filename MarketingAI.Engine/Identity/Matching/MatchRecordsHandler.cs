using System.Globalization;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Matches and keeps the result under the job's id; a second run after a kill replaces what the first left.</summary>
internal sealed class MatchRecordsHandler(
    IDataSets dataSets, MatchingService matching, MatchContinuation continuation, MatchRunTable runs, MatchPairTable pairs, WorkScope scope)
    : IJobHandler<MatchRecordsRequest>
{
    public async Task<JobResult> RunAsync(MatchRecordsRequest request, IJobRun run, CancellationToken cancellationToken)
    {
        // Names and addresses are read in clear to be compared, and for nothing else; the reads are on record.
        scope.Enter(scope.Unit, scope.Actor, Purposes.IdentityResolution);
        DataSet? left = await dataSets.FindAsync(request.LeftSet, cancellationToken);
        DataSet? right = request.RightSet is { } id ? await dataSets.FindAsync(id, cancellationToken) : null;
        if (left is null || (request.RightSet is not null && right is null))
        {
            return new JobResult("A data set of this match is no longer there.", Refused: true);
        }

        Outcome<(MatchRun Run, MatchResult Result)> matched = await MatchAsync(request, left, right, run, cancellationToken);
        return matched.IsRefused
            ? new JobResult(matched.Refusal.Reason, Refused: true)
            : await KeepAsync(matched.Value.Run, request.Start, matched.Value.Result, run, cancellationToken);
    }

    private async Task<Outcome<(MatchRun Run, MatchResult Result)>> MatchAsync(
        MatchRecordsRequest request, DataSet left, DataSet? right, IJobRun run, CancellationToken cancellationToken)
    {
        MatchOptions options = new() { OneToOne = request.OneToOne, Threshold = request.Threshold, Seed = request.Seed };
        Outcome<(MatchPlan Plan, EarlierRun? Earlier)> from = request.Start is { } start
            ? await continuation.FromAsync(start, left, right, cancellationToken)
            : (request.Plan is { } chosen ? Outcome.Of(chosen) : await matching.ProposeAsync(left, right, cancellationToken)).Then<(MatchPlan, EarlierRun?)>(plan => (plan, null));
        if (from.IsRefused)
        {
            return from.Refusal;
        }

        (MatchPlan plan, EarlierRun? earlier) = from.Value;
        Told told = new(run);
        Outcome<MatchResult> matched = earlier is null
            ? await matching.MatchAsync(left, right, plan, options, told, cancellationToken)
            : await matching.ContinueAsync(left, right, plan, options, earlier, told, cancellationToken);
        return matched.Then<(MatchRun, MatchResult)>(result => (
            new MatchRun(run.JobId, request.Name, left.Id, left.Name, right?.Id, right?.Name, plan, options, result.Report, scope.Actor.Name, continuation.Now), result));
    }

    private async Task<JobResult> KeepAsync(MatchRun found, MatchStart? start, MatchResult result, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0.95, "Keeping pairs and persons");
        IReadOnlyDictionary<(string, string), (PairDecision Decision, string By)> judged = await continuation.JudgedAsync(start, found, cancellationToken);
        string leftSet = found.LeftSet.ToString();
        string rightSet = (found.RightSet ?? found.LeftSet).ToString();
        HashSet<(int, int)> accepted = [.. result.Accepted.Select(pair => (pair.Left, pair.Right))];
        List<MatchPair> kept = new(result.Pairs.Count);
        List<(int, int)> joined = [];
        foreach (ScoredPair pair in result.Pairs)
        {
            (string one, string other) = (result.KeyOf(pair.Left), result.KeyOf(pair.Right));
            (PairDecision decision, string by) = judged.TryGetValue((one, other), out (PairDecision Decision, string By) said) ? said
                : (accepted.Contains((pair.Left, pair.Right)) ? PairDecision.Accepted : PairDecision.Rejected, "model");
            kept.Add(new MatchPair(leftSet, one, rightSet, other, pair.Weight, pair.Probability, decision, by, pair.Pattern, pair.Frequency)
            {
                Number = kept.Count + 1,
                LeftRecord = pair.Left,
                RightRecord = pair.Right,
            });
            if (decision == PairDecision.Accepted)
            {
                joined.Add((pair.Left, pair.Right));
            }
        }

        IReadOnlyList<PersonRecord> before = await continuation.PersonsBeforeAsync(start, found, cancellationToken);
        string[] sets = [.. Enumerable.Range(0, result.Cluster.Count).Select(i => i < result.LeftKeys.Count ? leftSet : rightSet)];
        string[] keys = [.. Enumerable.Range(0, result.Cluster.Count).Select(result.KeyOf)];
        StablePersonIds persons = StablePersonIds.Assign(sets, keys, Persons.Join(keys.Length, joined), before, found.CreatedAt);
        pairs.Replace(found.Id, kept, persons, result.Prints, found.CreatedAt);
        continuation.Forget();
        await runs.KeepAsync(found, cancellationToken);
        return new JobResult(
            string.Create(CultureInfo.InvariantCulture, $"{found.Report.Records:N0} records are {found.Report.Persons:N0} persons; {found.Report.Matches:N0} pairs match."),
            $"/data/matching/{found.Id}");
    }

    private sealed class Told(IJobRun run) : IProgress<MatchProgress>
    {
        public void Report(MatchProgress value) => run.Report(value.Share * 0.95, value.Step);
    }
}
