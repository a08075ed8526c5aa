using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class MatchRunsTests(ITestOutputHelper output) : IDisposable
{
    private const int Lines = 1201;

    private readonly KeptRuns _kept = new();

    [Fact]
    public async Task One_record_looked_up_weighs_what_it_weighed_in_the_whole_match()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(Lines), "Register");
        MatchRun run = await _kept.KeepAsync(set);
        Dictionary<string, string?>[] records = Records();
        (IReadOnlyList<MatchPair> pairs, _) = await _kept.Runs.PairsAsync(run.Id, new MatchPairQuery(0, 50, Decision: PairDecision.Accepted), default);
        Dictionary<string, string> persons = (await _kept.Runs.PersonsAsync(run.Id, default)).ToDictionary(person => person.RecordId, person => person.PersonId, StringComparer.Ordinal);

        Assert.Equal(50, pairs.Count);
        foreach (MatchPair pair in pairs)
        {
            RecordLookup found = (await Lookup.FindAsync(run.Id, Asked(records[pair.LeftRecord], await Columns(run)), 20, default)).Value;
            LookupCandidate partner = Assert.Single(found.Candidates, one => one.RecordId == pair.RightId);
            // Exchanged names are as rare as the names of the first of the two records, and a lookup has the other one's.
            Assert.Equal(pair.Weight, partner.Weight, partner.Steps.Any(step => step.Level == "exchanged") ? 8 : 0.001);
            Assert.Equal(persons[pair.LeftId], found.PersonId);
        }
    }

    [Fact]
    public async Task A_lookup_says_what_it_cannot_use()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(401), "Register");
        MatchRun run = await _kept.KeepAsync(set);

        Outcome<RecordLookup> odd = await Lookup.FindAsync(run.Id, new Dictionary<string, string?>(StringComparer.Ordinal) { ["shoe"] = "44" }, 5, default);
        Outcome<RecordLookup> empty = await Lookup.FindAsync(run.Id, new Dictionary<string, string?>(StringComparer.Ordinal) { ["email"] = " " }, 5, default);
        Outcome<RecordLookup> gone = await Lookup.FindAsync(Guid.Empty, new Dictionary<string, string?>(StringComparer.Ordinal) { ["email"] = "a@b.c" }, 5, default);

        Assert.Contains("does not compare by shoe", Assert.IsType<UnknownColumns>(odd.Refusal).Reason, StringComparison.Ordinal);
        Assert.Contains("at least one of", Assert.IsType<NothingAskedFor>(empty.Refusal).Reason, StringComparison.Ordinal);
        Assert.IsType<RunNotKept>(gone.Refusal);
        RecordLookup nobody = (await Lookup.FindAsync(run.Id, new Dictionary<string, string?>(StringComparer.Ordinal) { ["email"] = "nobody.at.all@nowhere.example" }, 5, default)).Value;
        Assert.Null(nobody.PersonId);
        Assert.Empty(nobody.Candidates);
    }

    [Fact]
    public async Task New_records_compared_alone_give_what_the_whole_gives_and_persons_keep_their_ids()
    {
        string[] lines = [.. Register.Sample().Take(3001)];
        DataSet before = await _kept.ImportAsync(lines.Take(2801), "Before");
        DataSet after = await _kept.ImportAsync(lines, "After");
        MatchRun first = await _kept.KeepAsync(before);

        MatchRun more = await _kept.KeepAsync(after, new MatchStart(first.Id, MatchStartKind.NewRecords));
        MatchRun whole = await _kept.KeepAsync(after);

        Assert.Equal(200, more.Report.NewRecords);
        Assert.True(more.Report.PairsCompared < whole.Report.PairsCompared / 2, $"{more.Report.PairsCompared} of {whole.Report.PairsCompared} pairs.");
        HashSet<(string, string)> byMore = await Joined(more);
        HashSet<(string, string)> byWhole = await Joined(whole);
        double same = 2.0 * byMore.Intersect(byWhole).Count() / (byMore.Count + byWhole.Count);
        Assert.True(same > 0.98, $"Pairs joined alike: {same:0.0000} of {byMore.Count} and {byWhole.Count}.");

        // A person keeps the id unless joined with an older one.
        Dictionary<string, PersonRecord> old = await PersonsAsync(first);
        Dictionary<string, PersonRecord> now = await PersonsAsync(more);
        Assert.True(old.Count(pair => now[pair.Key].PersonId == pair.Value.PersonId) > 0.99 * old.Count);
        Assert.All(old, pair => Assert.True(now[pair.Key].Since <= pair.Value.Since));
    }

    [Fact]
    public async Task With_nothing_new_nothing_changes()
    {
        string[] lines = [.. Register.Sample().Take(1501)];
        MatchRun first = await _kept.KeepAsync(await _kept.ImportAsync(lines, "One"));

        MatchRun again = await _kept.KeepAsync(await _kept.ImportAsync(lines, "Two"), new MatchStart(first.Id, MatchStartKind.NewRecords));

        Assert.Equal(0, again.Report.NewRecords);
        Assert.Equal(first.Report.Matches, again.Report.Matches);
        Dictionary<string, PersonRecord> old = await PersonsAsync(first);
        Assert.All(await PersonsAsync(again), pair => Assert.Equal(old[pair.Key].PersonId, pair.Value.PersonId));
    }

    [Fact]
    public async Task A_run_of_another_kind_or_without_verdicts_is_not_gone_on_from()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(401), "Register");
        MatchRun run = await _kept.KeepAsync(set);
        DataSet other = await _kept.ImportAsync(["first_name,shoe", "Ann,1", "Bob,2"], "Other");

        (JobResult few, _) = await _kept.RunAsync(new MatchRecordsRequest("m", set.Id, null, null, false, null, 1) { Start = new MatchStart(run.Id, MatchStartKind.Verdicts) });
        (JobResult unfit, _) = await _kept.RunAsync(new MatchRecordsRequest("m", other.Id, null, null, false, null, 1) { Start = new MatchStart(run.Id, MatchStartKind.NewRecords) });
        (JobResult link, _) = await _kept.RunAsync(new MatchRecordsRequest("m", set.Id, other.Id, null, false, null, 1) { Start = new MatchStart(run.Id, MatchStartKind.NewRecords) });

        Assert.True(few.Refused && few.Summary.Contains("20 verdicts", StringComparison.Ordinal), few.Summary);
        Assert.True(unfit.Refused, unfit.Summary);
        Assert.True(link.Refused && link.Summary.Contains("must do the same", StringComparison.Ordinal), link.Summary);
    }

    [Fact]
    public async Task Verdicts_hold_make_the_curve_and_are_learnt_from()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(3001), "Register");
        MatchRun run = await _kept.KeepAsync(set);
        Assert.IsType<TooFewVerdicts>((await _kept.Runs.VerdictCurveAsync(run.Id, default)).Refusal);
        Dictionary<string, string> truth = Register.Lines("truth/retail/crm_records.csv.gz").Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        int judged = 0;
        foreach (double from in (double[])[0.02, 0.1, 0.25, 0.5, 0.75, 0.9])
        {
            (IReadOnlyList<MatchPair> window, _) = await _kept.Runs.PairsAsync(run.Id, new MatchPairQuery(0, 12, from, Math.Min(1, from + 0.15)), default);
            foreach (MatchPair pair in window)
            {
                judged++;
                MatchPair decided = (await _kept.Runs.DecideAsync(run.Id, pair.Number, truth[pair.LeftId] == truth[pair.RightId] ? PairDecision.Accepted : PairDecision.Rejected, default)).Value;
                Assert.Equal(("dana", pair.LeftId), (decided.DecidedBy, decided.LeftId));
            }
        }

        IReadOnlyList<VerdictPoint> curve = (await _kept.Runs.VerdictCurveAsync(run.Id, default)).Value;
        MatchRun learnt = await _kept.KeepAsync(set, new MatchStart(run.Id, MatchStartKind.Verdicts));

        Assert.All(curve, point => Assert.True(point.Precision.Low <= point.Precision.Estimate && point.Precision.Estimate <= point.Precision.High && point.Recall.High <= 1 + 1e-9));
        Assert.True(curve[0].Precision.Estimate > 0.9, $"Of the surest {curve[0].Precision.Estimate:0.000} are right.");
        Assert.All(learnt.Report.Model.Fields, field => Assert.Equal(1, field.Levels.Sum(level => level.M), 6));
        double first = F1(await Joined(run), truth);
        double second = F1(await Joined(learnt), truth);
        output.WriteLine(FormattableString.Invariant($"{judged} verdicts: F1 of joined pairs {first:0.0000} before, {second:0.0000} after."));
        Assert.True(second > first - 0.01, $"F1 fell from {first:0.0000} to {second:0.0000}.");
        Assert.True((await _kept.Runs.ReviewStateAsync(learnt.Id, default)).Judged >= judged * 9 / 10, "What was said holds in the later run.");
    }

    [Fact]
    public async Task Persons_are_listed_with_their_weakest_tie_and_their_records()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(Lines), "Register");
        MatchRun run = await _kept.KeepAsync(set);

        (IReadOnlyList<MatchCluster> largest, long total) = await _kept.Runs.ClustersAsync(run.Id, 0, 10, weakestFirst: false, default);
        (IReadOnlyList<MatchCluster> weakest, _) = await _kept.Runs.ClustersAsync(run.Id, 0, 10, weakestFirst: true, default);
        ClusterStory story = (await _kept.Runs.ClusterAsync(run.Id, largest[0].Number, default)).Value;

        Assert.Equal(run.Report.Clusters, total);
        Assert.Equal(largest.OrderByDescending(one => one.Records).Select(one => one.Number), largest.Select(one => one.Number));
        Assert.True(weakest.Zip(weakest.Skip(1)).All(two => two.First.Weakest <= two.Second.Weakest));
        Assert.Equal(largest[0].Records, story.Records.Count);
        Assert.Equal(largest[0].Weakest, story.Pairs.Where(pair => pair.Decision == PairDecision.Accepted).Min(pair => pair.Probability), 9);
        Assert.Contains("email", story.Columns, StringComparer.Ordinal);
        Assert.IsType<NoSuchCluster>((await _kept.Runs.ClusterAsync(run.Id, 999_999, default)).Refusal);
    }

    [Fact]
    public async Task A_marketer_sees_neither_names_nor_keys_and_the_pair_is_found_all_the_same()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(Lines), "Register");
        MatchRun run = await _kept.KeepAsync(set);
        (IReadOnlyList<MatchPair> clear, _) = await _kept.Runs.PairsAsync(run.Id, new MatchPairQuery(0, 5), default);
        using IServiceScope scope = _kept.Work.Host.Enter("retail", "mia", Roles.Marketer);
        IMatchRuns runs = scope.ServiceProvider.GetRequiredService<IMatchRuns>();

        (IReadOnlyList<MatchPair> masked, _) = await runs.PairsAsync(run.Id, new MatchPairQuery(0, 5), default);
        PairStory story = (await runs.StoryAsync(run.Id, clear[0].Number, default)).Value;
        (IReadOnlyList<MatchCluster> clusters, _) = await runs.ClustersAsync(run.Id, 0, 5, weakestFirst: false, default);
        ClusterStory cluster = (await runs.ClusterAsync(run.Id, clusters[0].Number, default)).Value;
        RecordLookup looked = (await scope.ServiceProvider.GetRequiredService<IRecordLookup>().FindAsync(
            run.Id, Asked(Records()[clear[0].LeftRecord], await Columns(run)), 5, default)).Value;

        string[] keys = [.. Register.Sample().Skip(1).Select(line => line.Split(',')[0])];
        Assert.Equal(clear.Select(pair => pair.Weight), masked.Select(pair => pair.Weight));
        Assert.Empty(masked.SelectMany(pair => new[] { pair.LeftId, pair.RightId }).Intersect(keys, StringComparer.Ordinal));
        Assert.Empty(cluster.Records.Select(record => record.RecordId).Intersect(keys, StringComparer.Ordinal));
        Assert.Empty(looked.Candidates.Select(one => one.RecordId).Intersect(keys, StringComparer.Ordinal));
        string shown = string.Join('|', story.Steps.Select(step => $"{step.Left} {step.Right}").Concat(cluster.Records.SelectMany(record => record.Values.Values)));
        Assert.DoesNotContain("@", shown, StringComparison.Ordinal);
        Assert.Equal(clear[0].Weight, story.Steps.Sum(step => step.Weight), 2);
    }

    private static double F1(HashSet<(string, string)> joined, Dictionary<string, string> truth)
    {
        string[] there = [.. Register.Sample().Skip(1).Take(3000).Select(line => line.Split(',')[0])];
        long truly = there.GroupBy(key => truth[key], StringComparer.Ordinal).Sum(person => person.LongCount() * (person.LongCount() - 1) / 2);
        return 2.0 * joined.Count(pair => truth[pair.Item1] == truth[pair.Item2]) / (joined.Count + truly);
    }

    public void Dispose() => _kept.Dispose();

    private IRecordLookup Lookup => _kept.Work.Get<IRecordLookup>();

    private async Task<IReadOnlyList<string>> Columns(MatchRun run) => (await Lookup.ColumnsAsync(run.Id, default))!;

    private static Dictionary<string, string?>[] Records()
    {
        string[] names = Register.Sample()[0].Split(',');
        return [.. Register.Sample().Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => (string?)cell.Second, StringComparer.Ordinal))];
    }

    private static Dictionary<string, string?> Asked(Dictionary<string, string?> record, IReadOnlyList<string> columns) =>
        record.Where(cell => columns.Contains(cell.Key, StringComparer.Ordinal) && !string.IsNullOrEmpty(cell.Value)).ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);

    private async Task<Dictionary<string, PersonRecord>> PersonsAsync(MatchRun run) =>
        (await _kept.Runs.PersonsAsync(run.Id, default)).ToDictionary(person => person.RecordId, StringComparer.Ordinal);

    private async Task<HashSet<(string, string)>> Joined(MatchRun run) =>
        [.. (await _kept.Runs.PersonsAsync(run.Id, default)).GroupBy(person => person.PersonId, StringComparer.Ordinal).SelectMany(group =>
        {
            string[] keys = [.. group.Select(person => person.RecordId).Order(StringComparer.Ordinal)];
            return keys.SelectMany((one, i) => keys.Skip(i + 1).Select(other => (one, other)));
        })];
}
