using CsCheck;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel.Columns;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.FeatureStore.Views;

/// <summary>Random histories against the slow way: every feature is what was known at the row's decision, and nothing that was known later.</summary>
public sealed class PointInTimeLawTests(ITestOutputHelper output)
{
    private const int Histories = 40;

    private static readonly FeatureDefinition[] Windows =
    [
        ViewWork.Feature("rows_7d", new WindowFeature(WindowAggregate.Count, null, 7)),
        ViewWork.Feature("paid_30d", new WindowFeature(WindowAggregate.SumOfMoney, "amount", 30)),
        ViewWork.Feature("mean_30d", new WindowFeature(WindowAggregate.Mean, "amount", 30)),
        ViewWork.Feature("least_30d", new WindowFeature(WindowAggregate.Min, "amount", 30) { Filter = "kind = 'a' OR amount > 10" }),
        ViewWork.Feature("kinds_30d", new WindowFeature(WindowAggregate.Distinct, "kind", 30)),
        ViewWork.Feature("by", new WindowFeature(WindowAggregate.Count, null, 30) { Split = new FeatureSplit("kind", ["a", "b"]) }),
        ViewWork.Feature("recent", new LatestValue("amount", 20)),
        ViewWork.Feature("share", new DerivedFeature("by_a / nullif(rows_7d, 0)")),
        ViewWork.Feature("twice", new DerivedFeature("2 * share")),
    ];

    private static readonly FeatureDefinition[] AllHistory =
    [
        .. Windows,
        ViewWork.Feature("rows", new WindowFeature(WindowAggregate.Count)),
        ViewWork.Feature("paid", new WindowFeature(WindowAggregate.Sum, "amount")),
        ViewWork.Feature("since_last", new WindowFeature(WindowAggregate.DaysSinceLast)),
        ViewWork.Feature("since_first", new WindowFeature(WindowAggregate.DaysSinceFirst)),
        ViewWork.Feature("last_amount", new WindowFeature(WindowAggregate.Last, "amount")),
        ViewWork.Feature("latest", new LatestValue("amount")),
        ViewWork.Feature("share_of_a", new SqlFeature("count(*) FILTER (WHERE kind = 'a') / count(*)")),
    ];

    [Fact]
    public async Task No_value_is_other_than_what_was_known_at_the_decision()
    {
        long values = 0;
        await FactHistory.Histories.SampleAsync(async history =>
        {
            foreach ((double embargo, bool includes, FeatureDefinition[] features) in new[] { (0.0, false, AllHistory), (12.0, true, Windows) })
            {
                Interlocked.Add(ref values, await Compare(history.Facts, history.Decisions, embargo, includes, features));
            }
        }, iter: Histories, threads: 1, seed: "0000KOIPHJr4");
        output.WriteLine($"{Histories} histories, {values} values compared");
        Assert.True(values > 10_000);
    }

    private static async Task<long> Compare(Fact[] facts, (string Driver, DateTime At)[] decisions, double embargo, bool includes, FeatureDefinition[] features)
    {
        using ViewWork work = new();
        DataSet source = await work.Table(FactHistory.Text(facts), "Facts");
        DataSet labels = await work.Table(FactHistory.Text(decisions), "Labels");
        DataSetRows rows = new(source.Id, "driver", "happened", new KnownAtColumn("created")) { RowKey = "row", WithdrawnColumn = "withdrawn" };
        FeatureView view = await work.Activate(ViewWork.Over(rows, features) with { EmbargoHours = embargo, IncludesCutoff = includes });
        TrainingSet set = (await work.Train(labels, view)).Value;

        long compared = 0;
        for (int i = 0; i < decisions.Length; i++)
        {
            DateTime at = decisions[i].At;
            Fact[] known = FactHistory.Known(facts, decisions[i].Driver, at, at.AddHours(-embargo), includes);
            Dictionary<string, double> expected = Slow(known, at, at.AddHours(-embargo));
            foreach (FeatureUse use in set.FeatureUses)
            {
                double found = ((NumberColumn)set.Table[use.Column]).Values[i];
                Assert.True(Same(expected[use.Feature], found), $"{use.Feature} of {decisions[i]}: {found}, by hand {expected[use.Feature]}");
                compared++;
            }
        }

        return compared;
    }

    private static Dictionary<string, double> Slow(Fact[] known, DateTime at, DateTime cutoff)
    {
        Fact[] Within(int days) => [.. known.Where(fact => fact.Happened >= cutoff.AddDays(-days))];
        Fact[] month = Within(30);
        Fact[] recent = [.. known.Where(fact => fact.Happened >= at.AddDays(-20))];
        double byA = month.Count(fact => fact.Kind == "a");
        double week = Within(7).Length;
        double share = week == 0 ? double.NaN : byA / week;
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["rows_7d"] = week,
            ["paid_30d"] = Sum(month, 1),
            ["mean_30d"] = Valued(month) is { Length: > 0 } some ? some.Average(fact => fact.Cents!.Value / 100.0) : double.NaN,
            ["least_30d"] = Valued(month).Where(fact => fact.Kind == "a" || fact.Cents > 1000) is { } chosen && chosen.Any() ? chosen.Min(fact => fact.Cents!.Value / 100.0) : double.NaN,
            ["kinds_30d"] = month.Where(fact => fact.Kind is not null).Select(fact => fact.Kind).Distinct(StringComparer.Ordinal).Count(),
            ["by_a"] = byA,
            ["by_b"] = month.Count(fact => fact.Kind == "b"),
            ["recent"] = Last(recent),
            ["share"] = share,
            ["twice"] = 2 * share,
            ["rows"] = known.Length,
            ["paid"] = Sum(known, 100),
            ["since_last"] = known.Length == 0 ? double.NaN : (at - known.Max(fact => fact.Happened)!.Value).TotalDays,
            ["since_first"] = known.Length == 0 ? double.NaN : (at - known.Min(fact => fact.Happened)!.Value).TotalDays,
            ["last_amount"] = Last(Valued(known)),
            ["latest"] = Last(known),
            ["share_of_a"] = known.Length == 0 ? double.NaN : known.Count(fact => fact.Kind == "a") / (double)known.Length,
        };
    }

    private static Fact[] Valued(Fact[] facts) => [.. facts.Where(fact => fact.Cents is not null)];

    private static double Sum(Fact[] facts, double unit) =>
        facts.Length == 0 ? 0 : Valued(facts).Length == 0 ? double.NaN : Valued(facts).Sum(fact => fact.Cents!.Value) / unit;

    private static double Last(Fact[] facts) => facts.OrderBy(fact => fact.Happened).ThenBy(fact => fact.Created).ThenBy(fact => fact.Cents is not null).ThenBy(fact => fact.Cents).LastOrDefault()?.Cents / 100.0 ?? double.NaN;

    private static bool Same(double expected, double found) =>
        (double.IsNaN(expected) && double.IsNaN(found)) || Math.Abs(expected - found) <= 1e-12 * Math.Max(1, Math.Abs(expected));
}
