using System.Diagnostics;
using MarketingAI.Engine.Features.Encoding;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Encoding;

public sealed class TargetEncoderTests(ITestOutputHelper output)
{
    [Fact]
    public void The_example_of_the_readme_runs()
    {
        string[] levels = ["a", "b"];
        int[] codes = [0, 0, 0, 0, 1, 1, 1, 1];
        double[] targets = [1, 1, 1, 1, 0, 0, 0, 0];
        double[] training = TargetEncoder.OutOfFold(codes, targets, entities: [], levels.Length, new TargetEncodingOptions()).Value;
        TargetEncoding later = TargetEncoder.Fit(codes, targets, levels, new TargetEncodingOptions()).Value;

        Assert.Equal(8, training.Length);
        Assert.Equal((1, 0, 0.5, 0.5), (later.Of("a"), later.Of("b"), later.Of("never seen"), later.Of((string?)null)));
        ReadmeExamples.AssertStandIn(
            "Encoding",
            "double[] training = TargetEncoder.OutOfFold(codes, targets, entities: [], levels.Length, new TargetEncodingOptions()).Value;",
            "TargetEncoding later = TargetEncoder.Fit(codes, targets, levels, new TargetEncodingOptions()).Value;");
    }

    [Fact]
    public void By_hand_a_level_is_drawn_to_the_whole_by_the_rows_given()
    {
        TargetEncoding found = TargetEncoder.Fit([0, 0, 0, 1, -1], [1, 1, 0, 0, 1], ["a", "b"], new TargetEncodingOptions { PriorRows = 2 }).Value;

        Assert.Equal(0.6, found.Prior, 12);
        Assert.Equal((2 + 1.2) / 5, found.Of(0), 12);
        Assert.Equal(1.2 / 3, found.Of(1), 12);
        Assert.Equal((1 + 1.2) / 3, found.Of(-1), 12);
        Assert.Equal(0.6, found.Of(7), 12);
    }

    [Fact]
    public void By_hand_a_row_is_encoded_by_the_moments_before_it()
    {
        double[] found = TargetEncoder.Ordered([0, 0, 0, 0], [1, 0, 1, 1], [10, 20, 20, 30], 1, new TargetEncodingOptions { PriorRows = 1 }).Value;

        Assert.Equal([0.75, 1, 1, (2 + (2 / 3.0)) / 4], found, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    /// <remarks>Beta(4, 12) chances with 200 rows a level: inside variance / between variance is a + b = 16 rows.</remarks>
    [Fact]
    public void The_rows_mixed_in_are_those_of_the_law_that_made_the_levels()
    {
        SeededRandom random = new(4);
        (int[] codes, double[] targets) = (new int[400_000], new double[400_000]);
        double[] chances = [.. Enumerable.Range(0, 2000).Select(_ => Enumerable.Range(0, 15).Select(_ => random.NextDouble()).Order().ElementAt(3))];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = random.NextBelow(2000);
            targets[row] = random.NextDouble() < chances[codes[row]] ? 1 : 0;
        }

        TargetEncoding found = TargetEncoder.Fit(codes, targets, [.. Enumerable.Range(0, 2000).Select(i => $"{i}")], new TargetEncodingOptions()).Value;

        Assert.InRange(found.PriorRows!.Value, 14, 18);
        Assert.InRange(found.Prior, 0.24, 0.26);
    }

    [Fact]
    public void Rows_of_one_entity_never_see_each_other()
    {
        int[] entities = [.. Enumerable.Range(0, 3000).Select(row => row / 3)];
        double[] targets = [.. entities.Select(entity => entity % 2 == 0 ? 1.0 : 0)];

        double[] apart = TargetEncoder.OutOfFold(entities, targets, entities, 1000, new TargetEncodingOptions { PriorRows = 1 }).Value;
        double[] together = TargetEncoder.OutOfFold(entities, targets, [], 1000, new TargetEncodingOptions { PriorRows = 1 }).Value;

        bool[] labels = [.. targets.Select(target => target > 0)];
        Assert.True(Math.Abs(0.5 - AreaUnderCurve.Of(apart, labels).Value) < 0.05);
        Assert.True(AreaUnderCurve.Of(together, labels).Value > 0.9);
    }

    [Fact]
    public void On_pure_noise_only_encoding_out_of_fold_tells_nothing()
    {
        SeededRandom random = new(20);
        (int[] codes, double[] targets, long[] times) = (new int[200_000], new double[200_000], new long[200_000]);
        for (int row = 0; row < codes.Length; row++)
        {
            (codes[row], targets[row], times[row]) = (random.NextBelow(20_000), random.NextDouble() < 0.1 ? 1 : 0, row / 3);
        }

        string[] levels = [.. Enumerable.Range(0, 20_000).Select(i => $"creative {i}")];
        bool[] labels = [.. targets.Select(target => target > 0)];
        TargetEncodingOptions fixedRows = new() { PriorRows = 10 };
        Stopwatch watch = Stopwatch.StartNew();
        double fitted = AreaUnderCurve.Of(TargetEncoder.OutOfFold(codes, targets, [], 20_000, new TargetEncodingOptions()).Value, labels).Value;
        TimeSpan took = watch.Elapsed;
        double mixed = AreaUnderCurve.Of(TargetEncoder.OutOfFold(codes, targets, [], 20_000, fixedRows).Value, labels).Value;
        double ordered = AreaUnderCurve.Of(TargetEncoder.Ordered(codes, targets, times, 20_000, fixedRows).Value, labels).Value;
        TargetEncoding encoding = TargetEncoder.Fit(codes, targets, levels, fixedRows).Value;
        double inFold = AreaUnderCurve.Of([.. codes.Select(encoding.Of)], labels).Value;

        output.WriteLine(FormattableString.Invariant(
            $"20,000 levels, 200,000 rows of noise: out of fold {fitted:0.0000} (fitted weight), {mixed:0.0000} (10 rows), ordered {ordered:0.0000}, in fold {inFold:0.0000}; {took.TotalMilliseconds:0} ms"));
        Assert.InRange(fitted, 0.49, 0.51);
        Assert.InRange(mixed, 0.49, 0.51);
        Assert.InRange(ordered, 0.49, 0.51);
        Assert.True(inFold > 0.7);
    }

    [Fact]
    public void Rows_without_a_target_and_codes_without_a_level_are_refused()
    {
        Assert.Contains("Row 1 has no target", TargetEncoder.Fit([0, 0], [1, double.NaN], ["a"], new TargetEncodingOptions()).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("code 3", TargetEncoder.OutOfFold([0, 3], [1, 0], [], 1, new TargetEncodingOptions()).Refusal!.Reason, StringComparison.Ordinal);
        Assert.IsType<TargetsUnfit>(TargetEncoder.Fit([], [], [], new TargetEncodingOptions()).Refusal);
    }
}
