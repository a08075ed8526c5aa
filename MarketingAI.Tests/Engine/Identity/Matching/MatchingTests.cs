using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class MatchingTests : IDisposable
{
    private readonly FileWork _work = new(add: services => services.AddMatching().AddSimulation());

    [DataSetFact]
    public async Task Fake_1000_is_matched_without_hand_tuning()
    {
        DataSet set = await LoadAsync(DataSets.PathOf("splink_fake_1000/fake_1000.csv"));

        MatchResult result = await MatchAsync(set, null, new MatchOptions());
        TruthReport judged = await JudgeAsync(result, DataSets.PathOf("splink_fake_1000/fake_1000_labels.csv"));
        TruthReport strict = _work.Get<IMatching>().Judge(result, (await _work.Get<IMatching>().ReadTruthAsync(set, "cluster", result, default)).Value).Value;

        Assert.True(judged.Best.F1 >= 0.91 && strict.Best.F1 >= 0.91, $"Best F1 {judged.Best.F1:0.000} by labels, {strict.Best.F1:0.000} by clusters.");
        Assert.True(judged.AtThreshold.F1 >= 0.89 && strict.AtThreshold.F1 >= 0.89, $"F1 {judged.AtThreshold.F1:0.000} by labels, {strict.AtThreshold.F1:0.000} by clusters.");
        Assert.Contains(result.Report.LeftOut, column => column.Column == "cluster");
    }

    [Fact]
    public async Task A_register_of_twenty_thousand_is_matched_nearly_as_well_as_by_one_who_knows_the_truth()
    {
        using TemporaryFolder folder = new();
        (MatchResult result, TruthReport judged, TruthReport oracle) = await RegisterAsync(folder.Path, 20_000, seed: 5);

        Assert.True(judged.AtThreshold.F1 >= 0.97 * oracle.Best.F1, $"F1 {judged.AtThreshold.F1:0.000}, the oracle's {oracle.Best.F1:0.000}.");
        Assert.All(result.Report.Model.Fields, field => Assert.Equal(1, field.Levels.Sum(level => level.M), 6));
    }

    [Fact]
    public async Task Where_nobody_stands_twice_nearly_nothing_is_found()
    {
        using TemporaryFolder folder = new();
        await _work.Get<ISimulator>().WriteRegisterAsync(folder.Path, 10_000, 3, repeats: false, default);
        DataSet set = await LoadAsync(Path.Combine(folder.Path, "customers.csv"));

        MatchResult result = await MatchAsync(set, null, new MatchOptions());

        Assert.True(result.Report.Expected.Estimate < 10, $"{result.Report.Expected.Estimate:0.0} matches were expected among 10,000 different persons.");
        Assert.True(result.Report.Matches < 10, $"{result.Report.Matches} matches were found.");
    }

    [Fact]
    public async Task The_order_of_records_and_sides_changes_nothing()
    {
        string[] lines = Sample();
        DataSet one = await TextAsync(string.Join('\n', lines));
        DataSet other = await TextAsync(string.Join('\n', lines[..1].Concat(lines[1..].Reverse())));

        MatchResult first = await MatchAsync(one, null, new MatchOptions());
        MatchResult second = await MatchAsync(other, null, new MatchOptions());

        Assert.Equal(first.Report.Matches, second.Report.Matches);
        Assert.Equal(first.Report.Clusters, second.Report.Clusters);
        Assert.Equal(first.Report.Model.Lambda, second.Report.Model.Lambda, 9);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_result()
    {
        DataSet set = await TextAsync(string.Join('\n', Sample()));

        MatchResult first = await MatchAsync(set, null, new MatchOptions { CompareAllUpTo = 0 });
        MatchResult second = await MatchAsync(set, null, new MatchOptions { CompareAllUpTo = 0 });

        Assert.Equal(first.Pairs, second.Pairs);
    }

    [Fact]
    public async Task A_file_about_nobody_is_refused_by_name()
    {
        DataSet set = await TextAsync("weight,height\n1,2\n3,4\n");

        Outcome<MatchPlan> plan = await _work.Get<IMatching>().ProposeAsync(set, null, default);

        Assert.Contains("no column that records could be compared by", Assert.IsType<NothingToCompare>(plan.Refusal).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_with_an_unknown_field_is_refused()
    {
        DataSet set = await TextAsync(string.Join('\n', Sample()));
        MatchPlan plan = (await _work.Get<IMatching>().ProposeAsync(set, null, default)).Value;
        MatchPlan broken = plan with { Rules = [new BlockingRule("odd", [new KeyPart("shoe size", KeyForm.Value)])] };

        Outcome<MatchResult> result = await _work.Get<IMatching>().MatchAsync(set, null, broken, new MatchOptions(), null, default);

        Assert.Contains("shoe size", Assert.IsType<UnfitPlan>(result.Refusal).Reason, StringComparison.Ordinal);
    }

    [LongFact]
    public async Task A_million_records_are_matched_nearly_as_well_as_by_one_who_knows_the_truth()
    {
        using TemporaryFolder folder = new();
        (MatchResult result, TruthReport judged, TruthReport oracle) = await RegisterAsync(folder.Path, 1_000_000, seed: 1);

        Console.WriteLine($"1M: {result.Report.PairsCompared:N0} pairs, F1 {judged.AtThreshold.F1:0.0000}, best {judged.Best.F1:0.0000}, oracle {oracle.Best.F1:0.0000}.");
        Assert.True(judged.AtThreshold.F1 >= 0.97 * oracle.Best.F1, $"F1 {judged.AtThreshold.F1:0.000}, the oracle's {oracle.Best.F1:0.000}.");
    }

    public void Dispose() => _work.Dispose();

    private async Task<(MatchResult Result, TruthReport Judged, TruthReport Oracle)> RegisterAsync(string folder, int records, int seed)
    {
        await _work.Get<ISimulator>().WriteRegisterAsync(folder, records, seed, repeats: true, default);
        DataSet set = await LoadAsync(Path.Combine(folder, "customers.csv"));
        MatchResult result = await MatchAsync(set, null, new MatchOptions());
        TruthReport judged = await JudgeAsync(result, Path.Combine(folder, "truth.csv"));
        MatchResult byOracle = await Oracle.MatchAsync(_work, set, Register.Persons(Path.Combine(folder, "truth.csv")));
        return (result, judged, await JudgeAsync(byOracle, Path.Combine(folder, "truth.csv")));
    }

    private static string[] Sample() =>
        [.. Register.Sample().Take(801)];

    private async Task<DataSet> TextAsync(string text) => (await _work.Files.LoadAsync(_work.Text(text), default)).Value;

    private async Task<DataSet> LoadAsync(string path) => (await _work.Files.LoadAsync(new FileSource(path, Path.GetFileName(path)), default)).Value;

    private async Task<MatchResult> MatchAsync(DataSet left, DataSet? right, MatchOptions options)
    {
        IMatching matching = _work.Get<IMatching>();
        MatchPlan plan = (await matching.ProposeAsync(left, right, default)).Value;
        return (await matching.MatchAsync(left, right, plan, options, null, default)).Value;
    }

    private async Task<TruthReport> JudgeAsync(MatchResult result, string truth)
    {
        IMatching matching = _work.Get<IMatching>();
        MatchTruth known = (await matching.ReadTruthAsync([await LoadAsync(truth)], result, default)).Value;
        return matching.Judge(result, known).Value;
    }
}
