using CsCheck;
using MarketingAI.Engine.Features.Stability;
using MarketingAI.Engine.Numerics;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Stability;

public sealed class StabilityWatchTests(ITestOutputHelper output)
{
    private static readonly StabilityOptions Stated = new();

    [Fact]
    public void The_example_of_the_readme_runs()
    {
        SeededRandom random = new(1);
        double[] lastYear = [.. Enumerable.Range(0, 5000).Select(_ => random.NextNormal())];
        double[] today = [.. Enumerable.Range(0, 1000).Select(_ => random.NextNormal() + 1)];
        ReferenceBins reference = StabilityBins.OfNumbers("basket", lastYear, new StabilityOptions()).Value;
        DriftFigures found = StabilityWatch.Compare(reference, StabilityBins.Count(reference, today), new StabilityOptions()).Value;

        Assert.InRange(found.Psi, 0.7, 1.2);
        Assert.InRange(found.KolmogorovSmirnov!.Value, 0.33, 0.45);
        Assert.True(found.ChanceOfMore < 1e-20);
        ReadmeExamples.AssertStandIn(
            "Stability",
            """ReferenceBins reference = StabilityBins.OfNumbers("basket", lastYear, new StabilityOptions()).Value;""",
            """DriftFigures found = StabilityWatch.Compare(reference, StabilityBins.Count(reference, today), new StabilityOptions()).Value;""");
    }

    [Fact]
    public void Ties_merge_bins_and_missing_values_have_their_own()
    {
        ReferenceBins bins = StabilityBins.OfNumbers("visits", [1, 1, 1, 1, 1, 1, 2, 3, double.NaN, double.NaN], Stated).Value;

        Assert.Equal([1, 1.6, 2.3], bins.Edges.Select(edge => Math.Round(edge, 9)));
        Assert.Equal([6, 0, 1, 1, 2], bins.Counts);
        Assert.Equal(["at most 1", "above 1 to 1.6", "above 1.6 to 2.3", "above 2.3", "missing"], Enumerable.Range(0, 5).Select(bins.NameOf), StringComparer.Ordinal);
    }

    [Fact]
    public void A_level_never_seen_counts_as_other()
    {
        ReferenceBins bins = StabilityBins.OfCategories("channel", [0, 0, 1, -1], ["mail", "web"], Stated).Value;

        long[] counts = StabilityBins.Count(bins, new MarketingAI.Engine.Kernel.Columns.CategoryColumn("channel", [0, 1, 2, 2, -1], ["app", "mail", "store"]));

        Assert.Equal(["mail", "web", "other or unseen", "missing"], Enumerable.Range(0, 4).Select(bins.NameOf), StringComparer.Ordinal);
        Assert.Equal([2, 1, 0, 1], bins.Counts);
        Assert.Equal([1, 0, 3, 1], counts);
    }

    [Fact]
    public void Distances_are_none_for_equal_counts_and_the_index_is_the_same_both_ways() =>
        Gen.Select(Gen.Long[50, 900].Array[4], Gen.Long[50, 900].Array[4]).Sample((left, right) =>
        {
            StabilityOptions any = new() { LeastRows = 2 };
            ReferenceBins of(long[] counts) => new("x", [1, 2], [], counts);
            DriftFigures there = StabilityWatch.Compare(of(left), right, any).Value;
            DriftFigures back = StabilityWatch.Compare(of(right), left, any).Value;
            DriftFigures same = StabilityWatch.Compare(of(left), left, any).Value;
            Assert.Equal(there.Psi, back.Psi, 9);
            Assert.Equal(there.JensenShannon, back.JensenShannon, 9);
            Assert.Equal((0, 0, 0d), (same.Psi, same.KolmogorovSmirnov!.Value, Math.Round(same.JensenShannon, 7)));
            Assert.True(there.Psi >= 0 && there.JensenShannon <= Math.Sqrt(Math.Log(2)) + 1e-12);
        });

    [Fact]
    public void Thin_days_other_bins_and_empty_references_are_refused()
    {
        ReferenceBins bins = new("x", [1], [], [500, 500, 0]);

        Assert.IsType<TooFewRowsToCompare>(StabilityWatch.Compare(bins, [10, 10, 0], Stated).Refusal);
        Assert.IsType<BinsDiffer>(StabilityWatch.Compare(bins, [500, 500], Stated).Refusal);
        Assert.IsType<NothingInReference>(StabilityBins.OfNumbers("x", [double.NaN], Stated).Refusal);
        Assert.IsType<NothingInReference>(StabilityBins.OfCategories("x", [-1], ["a"], Stated).Refusal);
    }

    [Fact]
    public void A_constant_feature_is_stable_and_has_nothing_to_test()
    {
        ReferenceBins bins = StabilityBins.OfNumbers("flag", [.. Enumerable.Repeat(1.0, 500)], Stated).Value;
        DriftFigures same = StabilityWatch.Compare(bins, StabilityBins.Count(bins, [.. Enumerable.Repeat(1.0, 200)]), Stated).Value;
        DriftFigures gone = StabilityWatch.Compare(bins, StabilityBins.Count(bins, [.. Enumerable.Repeat(2.0, 200)]), Stated).Value;

        Assert.Equal((0, null, null), (same.Psi, same.ChanceOfMore, same.CriticalPsi(0.05)));
        Assert.True(gone.ChanceOfMore < 1e-50);
    }

    /// <remarks>Chance of one false alarm or more in a world is .05 at most, so 4 worlds with two or more alarms in all are rarer than .02.</remarks>
    [Fact]
    public void Fifty_features_that_do_not_change_stay_silent_for_ninety_days()
    {
        int alarms = Enumerable.Range(0, 4).Sum(world => World(seed: 40 + world, shifted: -1).Alarms.Count());

        output.WriteLine($"False alarms in 4 worlds of 50 features and 90 days, 18,000 looks: {alarms}");
        Assert.True(alarms <= 1);
    }

    [LongFact]
    public void Worlds_with_a_false_alarm_are_no_more_than_stated()
    {
        int worlds = Enumerable.Range(0, 60).Count(world => World(seed: 900 + world, shifted: -1).Alarms.Any());

        // 5 % of 60 is 3 with a standard deviation of 1.7
        output.WriteLine($"Worlds of 50 features and 90 days with a false alarm: {worlds} of 60; stated at most .05 of them");
        Assert.True(worlds <= 7);
    }

    [Fact]
    public void Half_a_standard_deviation_in_one_feature_is_found_on_the_day()
    {
        StabilityReport report = World(seed: 3, shifted: 7);

        StabilityCell first = report.Alarms.MinBy(cell => cell.Day)!;
        Assert.Equal(("feature 7", new DateOnly(2025, 1, 1).AddDays(60)), (first.Feature, first.Day));
        Assert.All(report.Cells[7].Skip(60), cell => Assert.True(cell.IsAlarm && cell.State is StabilityState.Moderate or StabilityState.Major));
        Assert.All(report.Alarms, cell => Assert.Equal("feature 7", cell.Feature));
    }

    /// <summary>The law of the tested index in small samples, at the chances that matter with many looks.</summary>
    [Theory]
    [InlineData(10, 200, 200)]
    [InlineData(10, 1000, 500)]
    [InlineData(20, 10_000, 300)]
    public void Chances_of_a_false_alarm_are_about_as_stated_for_one_look(int bins, int reference, int current)
    {
        SeededRandom random = new(bins + reference);
        StabilityOptions any = new() { LeastRows = 2 };
        double[] edges = [.. Enumerable.Range(1, bins - 1).Select(i => (double)i / bins)];
        const int Looks = 20_000;
        double[] chances = new double[Looks];
        for (int look = 0; look < Looks; look++)
        {
            ReferenceBins drawn = new("x", edges, [], Drawn(random, bins, reference));
            chances[look] = StabilityWatch.Compare(drawn, Drawn(random, bins, current), any).Value.ChanceOfMore!.Value;
        }

        double[] levels = [0.05, 0.01, 0.001];
        double[] shares = [.. levels.Select(level => chances.Count(chance => chance <= level) / (double)Looks)];
        output.WriteLine(FormattableString.Invariant($"{bins} bins, {reference} and {current} rows: .05 -> {shares[0]:0.0000}, .01 -> {shares[1]:0.0000}, .001 -> {shares[2]:0.00000}"));
        Assert.InRange(shares[0], 0.035, 0.056);
        Assert.InRange(shares[1], 0.005, 0.0125);
        Assert.InRange(shares[2], 0.0002, 0.0019);
    }

    private static long[] Drawn(SeededRandom random, int bins, int rows)
    {
        long[] counts = new long[bins + 1];
        for (int row = 0; row < rows; row++)
        {
            counts[random.NextBelow(bins)]++;
        }

        return counts;
    }

    /// <summary>Numbers, numbers with ties, numbers with missing ones; 5,000 reference rows, 1,000 a day.</summary>
    private static StabilityReport World(int seed, int shifted)
    {
        SeededRandom random = new(seed);
        StabilityOptions options = new();
        ReferenceBins[] references = [.. Enumerable.Range(0, 50)
            .Select(feature => StabilityBins.OfNumbers($"feature {feature}", Values(random, feature, 5000, 0), options).Value)];
        DayCounts[] days = [.. Enumerable.Range(0, 90).Select(day => new DayCounts(
            new DateOnly(2025, 1, 1).AddDays(day),
            [.. references.Select((reference, feature) => (IReadOnlyList<long>)StabilityBins.Count(
                reference, Values(random, feature, 1000, feature == shifted && day >= 60 ? 0.5 : 0)))]))];
        return StabilityWatch.Judge(references, days, options);
    }

    private static double[] Values(SeededRandom random, int feature, int rows, double shift)
    {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double value = random.NextNormal() + shift;
            values[row] = (feature % 3) switch
            {
                0 => Math.Floor(2 * value),
                1 => value,
                _ => random.NextDouble() < 0.1 ? double.NaN : value,
            };
        }

        return values;
    }
}
