using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What a run takes over from an earlier one: model, pairs, person ids and verdicts. A newer delivery of a register is another data set with the same keys.</summary>
internal sealed class MatchContinuation(MatchRunTable runs, MatchPairTable pairs, RecordIndexes indexes, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A run is new under an id that may have been in memory.</summary>
    public void Forget() => indexes.Clear();

    public async Task<Outcome<(MatchPlan Plan, EarlierRun? Earlier)>> FromAsync(MatchStart start, DataSet left, DataSet? right, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(start.RunId, cancellationToken) is not { } run)
        {
            return new RunNotKept(start.RunId);
        }

        if (run.RightSet is null != right is null)
        {
            return new CannotContinue($"'{run.Name}' {(run.RightSet is null ? "finds repeats within one data set" : "links two data sets")}; a run that goes on from it must do the same.");
        }

        if (PlanCheck.Fault(run.Plan, left, right) is { } fault)
        {
            return fault;
        }

        IReadOnlyList<MatchPair> kept = await Task.Run(() => pairs.Kept(run.Id), cancellationToken);
        Dictionary<string, long> none = new(StringComparer.Ordinal);
        if (start.Kind == MatchStartKind.NewRecords)
        {
            IReadOnlyDictionary<string, long> prints = pairs.PrintsOf(run.Id, run.LeftSet.ToString());
            IReadOnlyDictionary<string, long> others = run.RightSet is { } set ? pairs.PrintsOf(run.Id, set.ToString()) : none;
            return (run.Plan, new EarlierRun(run.Report.Model, run.Report.Threshold, prints, others, kept));
        }

        BandCount[] bands = [.. VerdictBands.From.Select((_, i) => VerdictLearning.Count(kept.Where(pair => VerdictBands.Of(pair.Probability) == i)))];
        return VerdictBands.TooFew(bands) is { } refusal ? refusal : (run.Plan, new EarlierRun(VerdictLearning.Learn(run.Report.Model, kept), null, none, none, []));
    }

    /// <summary>What people said about these data sets, or about those of the earlier run.</summary>
    public async Task<IReadOnlyDictionary<(string, string), (PairDecision Decision, string By)>> JudgedAsync(
        MatchStart? start, MatchRun found, CancellationToken cancellationToken)
    {
        Dictionary<(string, string), (PairDecision, string)> judged = [];
        if (await EarlierAsync(start, cancellationToken) is { } earlier)
        {
            AddTo(judged, await runs.JudgedAsync(earlier.LeftSet, earlier.RightSet, cancellationToken));
        }

        AddTo(judged, await runs.JudgedAsync(found.LeftSet, found.RightSet, cancellationToken));
        return judged;
    }

    /// <summary>Persons of the latest run on these data sets; those of the earlier run under the names of the present data sets.</summary>
    public async Task<IReadOnlyList<PersonRecord>> PersonsBeforeAsync(MatchStart? start, MatchRun found, CancellationToken cancellationToken)
    {
        (string left, string right) = (found.LeftSet.ToString(), (found.RightSet ?? found.LeftSet).ToString());
        if (await EarlierAsync(start, cancellationToken) is not { } earlier)
        {
            return pairs.PersonsOfSets(left, right);
        }

        string earlierLeft = earlier.LeftSet.ToString();
        return [.. pairs.PersonsOfRun(earlier.Id).Select(person => person with { Set = string.Equals(person.Set, earlierLeft, StringComparison.Ordinal) ? left : right })];
    }

    private async Task<MatchRun?> EarlierAsync(MatchStart? start, CancellationToken cancellationToken) =>
        start is null ? null : await runs.FindAsync(start.RunId, cancellationToken);

    private static void AddTo(Dictionary<(string, string), (PairDecision, string)> judged, IReadOnlyDictionary<(string, string), (PairDecision, string)> more)
    {
        foreach (((string, string) pair, (PairDecision, string) verdict) in more)
        {
            judged[pair] = verdict;
        }
    }
}
