using System.Diagnostics;
using MarketingAI.Engine.Features.Counterfactuals;
using MarketingAI.Engine.Numerics;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Counterfactuals;

public sealed class CounterfactualTests(ITestOutputHelper output)
{
    /// <remarks>
    /// The feature is the expected outcome of a row under a policy other than the one that made the data: treat where the first column is above
    /// its middle. It is correlated with the outcome the row truly has under that policy, noise included; the oracle is the true response
    /// surface, correlated with the same. n = 4,000 and 1,000 rows, d = 6 columns,
    /// sigma = 1; with 4,000 rows also for all treated and none.
    /// </remarks>
    [Theory]
    [InlineData('A', 4000)]
    [InlineData('B', 4000)]
    [InlineData('C', 4000)]
    [InlineData('D', 4000)]
    [InlineData('A', 1000)]
    [InlineData('B', 1000)]
    [InlineData('C', 1000)]
    [InlineData('D', 1000)]
    public void Features_reach_four_fifths_of_what_an_oracle_reaches(char design, int rows)
    {
        NieWager world = NieWager.Drawn(design, rows, width: 6, sigma: 1, seed: 11);
        double middle = design == 'A' ? 0.5 : 0;
        bool[] policy = [.. world.Rows.Columns[0].Select(x => x > middle)];
        Stopwatch watch = Stopwatch.StartNew();

        CounterfactualFeatures found = Counterfactual.Fit(world.Rows, new CounterfactualOptions()).Value;

        double ours = Share(world, policy, found.Under(policy));
        double treated = Share(world, [.. policy.Select(_ => true)], found.Treated);
        double untreated = Share(world, [.. policy.Select(_ => false)], found.Untreated);
        double effects = design == 'C' || found.EffectKind == EffectKind.Constant ? double.NaN : NieWager.Correlation(found.Effect, world.Effects);
        double error = Math.Sqrt(found.Effect.Select((effect, row) => Math.Pow(effect - world.Effects[row], 2)).Average());
        output.WriteLine(FormattableString.Invariant(
            $"Design {design}, n {rows}, d 6, sigma 1: share of the oracle's correlation {ours:0.000} under the policy, {treated:0.000} all treated, {untreated:0.000} none; effect ({found.EffectKind}) correlates {effects:0.000} with the true one, root mean squared error {error:0.000}; {watch.ElapsedMilliseconds} ms"));
        Assert.True((rows < 4000 ? ours : Math.Min(ours, Math.Min(treated, untreated))) >= 0.8);
    }

    [Theory]
    [InlineData('A', 0.8)]
    [InlineData('D', 0.8)]
    public void Individual_effects_follow_the_true_ones_on_larger_data(char design, double least)
    {
        NieWager world = NieWager.Drawn(design, 6000, width: 6, sigma: 0.5, seed: 12);

        CounterfactualFeatures found = Counterfactual.Fit(world.Rows, new CounterfactualOptions()).Value;

        double correlation = NieWager.Correlation(found.Effect, world.Effects);
        output.WriteLine(FormattableString.Invariant($"Design {design}, n 6,000, d 6, sigma 0.5: effect ({found.EffectKind}) correlates {correlation:0.000}"));
        Assert.True(correlation >= least);
    }

    [LongFact]
    public void A_policys_value_is_held_by_its_interval_about_as_often_as_it_says()
    {
        int held = 0;
        for (int world = 0; world < 40; world++)
        {
            NieWager drawn = NieWager.Drawn('C', 1000, width: 5, sigma: 1, seed: 500 + world);
            bool[] policy = [.. drawn.Rows.Columns[0].Select(x => x > 0)];
            CounterfactualOptions options = new() { Seed = world, Folds = 3, Trees = 100 };
            CounterfactualFeatures features = Counterfactual.Fit(drawn.Rows, options).Value;
            PolicyComparison found = Counterfactual.Compare(drawn.Rows, features, policy, options with { MostWithoutCounterpart = 0.3 }).Value;
            double truth = Enumerable.Range(0, 1000).Average(row => policy[row] ? drawn.TreatedOutcomes[row] : drawn.UntreatedOutcomes[row]);
            double difference = truth - drawn.Rows.Outcomes.Average();
            held += found.Difference.Low <= difference && difference <= found.Difference.High ? 1 : 0;
        }

        output.WriteLine($"The 95 % interval of the difference held the truth in {held} of 40 worlds of design C");
        Assert.InRange(held, 34, 40);
    }

    [Fact]
    public void In_a_null_world_effects_are_the_same_for_all_and_nothing_is_gained()
    {
        SeededRandom random = new(8);
        double[][] columns = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 4000).Select(_ => random.NextNormal()).ToArray())];
        bool[] treated = [.. columns[0].Select(x => random.NextDouble() < Logistic.Sigmoid(0.7 * x))];
        double[] outcomes = [.. columns[0].Select((x, row) => x + Math.Abs(columns[1][row]) + random.NextNormal())];
        CounterfactualRows rows = new(columns, treated, outcomes);
        CounterfactualOptions options = new();
        bool[] policy = [.. columns[2].Select(x => x > 0)];

        CounterfactualFeatures features = Counterfactual.Fit(rows, options).Value;
        PolicyComparison comparison = Counterfactual.Compare(rows, features, policy, options).Value;

        double spread = Math.Sqrt(features.Effect.Average(effect => effect * effect));
        output.WriteLine(FormattableString.Invariant(
            $"Null world: effect {features.EffectKind}, root mean square {spread:0.0000}; policy's difference {comparison.Difference.Mean:0.0000} ({comparison.Difference.Low:0.000} to {comparison.Difference.High:0.000}); raw difference of arms {Mean(outcomes, treated, true) - Mean(outcomes, treated, false):0.000}"));
        Assert.True(spread < 0.1);
        Assert.InRange(0, comparison.Difference.Low, comparison.Difference.High);
        Assert.True(Mean(outcomes, treated, true) - Mean(outcomes, treated, false) > 0.4);
        ReadmeExamples.AssertStandIn(
            "Counterfactuals",
            "CounterfactualFeatures features = Counterfactual.Fit(rows, options).Value;",
            "PolicyComparison comparison = Counterfactual.Compare(rows, features, policy, options).Value;");
    }

    /// <remarks>Outcomes are pure noise: were a row's own outcome in its features, they would be correlated with it.</remarks>
    [Fact]
    public void No_row_sees_its_own_outcome_or_that_of_its_person()
    {
        SeededRandom random = new(9);
        const int Persons = 800;
        int[] entities = [.. Enumerable.Range(0, 4 * Persons).Select(row => row / 4)];
        double[] perPerson = [.. Enumerable.Range(0, Persons).Select(_ => random.NextNormal())];
        double[][] columns = [[.. entities.Select(entity => (double)entity)], [.. entities.Select(_ => random.NextNormal())]];
        bool[] treated = [.. entities.Select(_ => random.NextDouble() < 0.5)];
        double[] outcomes = [.. entities.Select(entity => perPerson[entity])];

        CounterfactualFeatures apart = Counterfactual.Fit(new CounterfactualRows(columns, treated, outcomes, entities), new CounterfactualOptions()).Value;

        double correlation = NieWager.Correlation(apart.Under(treated), outcomes);
        Assert.True(correlation < 0.1, $"Features of noise correlate {correlation} with the outcome.");
        Assert.All(entities.Zip(apart.PartOf).GroupBy(pair => pair.First), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
    }

    [Fact]
    public void A_policy_that_was_never_tried_is_refused_with_the_share()
    {
        SeededRandom random = new(10);
        double[] column = [.. Enumerable.Range(0, 2000).Select(_ => random.NextNormal())];
        bool[] treated = [.. column.Select(x => x > 0)];
        CounterfactualRows rows = new([column], treated, [.. column.Select(x => x + random.NextNormal())]);
        CounterfactualFeatures features = Counterfactual.Fit(rows, new CounterfactualOptions()).Value;

        NoOverlap refused = Assert.IsType<NoOverlap>(Counterfactual.Compare(rows, features, [.. treated.Select(is1 => !is1)], new CounterfactualOptions()).Refusal);

        Assert.True(refused.Share > 0.8);
        Assert.False(Counterfactual.Compare(rows, features, treated, new CounterfactualOptions()).IsRefused);
    }

    [Fact]
    public void Rows_that_cannot_be_learnt_from_are_refused()
    {
        double[] column = [.. Enumerable.Range(0, 100).Select(i => (double)i)];

        Assert.IsType<ArmTooSmall>(Counterfactual.Fit(new CounterfactualRows([column], [.. column.Select(x => x < 10)], column), new CounterfactualOptions()).Refusal);
        Assert.IsType<CounterfactualRowsUnfit>(Counterfactual.Fit(new CounterfactualRows([], [.. column.Select(x => x < 50)], column), new CounterfactualOptions()).Refusal);
        Assert.IsType<CounterfactualRowsUnfit>(Counterfactual.Fit(
            new CounterfactualRows([column], [.. column.Select(x => x < 50)], [.. column.Select(_ => double.NaN)]), new CounterfactualOptions()).Refusal);
    }

    private static double Share(NieWager world, bool[] policy, IReadOnlyList<double> feature)
    {
        double[] outcome = [.. policy.Select((does, row) => does ? world.TreatedOutcomes[row] : world.UntreatedOutcomes[row])];
        double[] surface = [.. policy.Select((does, row) => does ? world.Treated[row] : world.Untreated[row])];
        return NieWager.Correlation(feature, outcome) / NieWager.Correlation(surface, outcome);
    }

    private static double Mean(double[] outcomes, bool[] treated, bool arm) => outcomes.Where((_, row) => treated[row] == arm).Average();
}
