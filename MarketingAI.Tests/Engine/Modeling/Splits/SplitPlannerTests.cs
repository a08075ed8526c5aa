using CsCheck;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Modeling.Splits;

namespace MarketingAI.Tests.Engine.Modeling.Splits;

public sealed class SplitPlannerTests
{
    private static readonly Gen<(bool[] Labels, int Seed)> Tables =
        Gen.Select(Gen.Bool.Array[120, 400], Gen.Int[1, 1000]).Where(pair => pair.Item1.Count(label => label) is >= 25 and <= 95);

    [Fact]
    public void Every_row_is_either_learnt_from_or_final() => Tables.Sample((labels, seed) =>
    {
        RowSplit split = SplitPlanner.Plan(labels, null, seed, 0.2).Value;
        Assert.Equal(Enumerable.Range(0, labels.Length), split.Learning.Concat(split.Final).Order());
    });

    [Fact]
    public void Folds_measure_each_learning_row_once_and_never_a_row_they_are_fitted_on() => Tables.Sample((labels, seed) =>
    {
        RowSplit split = SplitPlanner.Plan(labels, null, seed, 0.2).Value;
        Assert.Equal(split.Learning, split.Folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(split.Folds, fold => Assert.Equal(split.Learning, fold.Fitted.Concat(fold.Validation).Order()));
    });

    [Fact]
    public void Stratified_parts_have_the_share_of_positives_of_the_whole() => Tables.Sample((labels, seed) =>
    {
        RowSplit split = SplitPlanner.Plan(labels, null, seed, 0.2).Value;
        double whole = labels.Count(label => label) / (double)labels.Length;
        foreach (int[] part in split.Folds.Select(fold => fold.Validation).Append(split.Final))
        {
            Assert.InRange(part.Count(row => labels[row]), (whole * part.Length) - 2, (whole * part.Length) + 2);
        }
    });

    [Fact]
    public void Another_seed_draws_other_rows()
    {
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];

        Assert.NotEqual(SplitPlanner.Plan(labels, null, 1, 0.2).Value.Final, SplitPlanner.Plan(labels, null, 2, 0.2).Value.Final);
        Assert.Equal(SplitPlanner.Plan(labels, null, 1, 0.2).Value.Final, SplitPlanner.Plan(labels, null, 1, 0.2).Value.Final);
    }

    [Fact]
    public void By_time_nothing_is_fitted_on_rows_later_than_those_measured_and_ties_stay_together() =>
        Gen.Select(Gen.Bool.Array[150, 300], Gen.Int[5, 60], Gen.Int[0, 10_000]).Sample((labels, days, mix) =>
        {
            TimeColumn times = new("day", [.. Enumerable.Range(0, labels.Length).Select(row => (long)((row * 7919L) + mix) % days)]);
            Outcome<RowSplit> outcome = SplitPlanner.Plan(labels, times, seed: 1, 0.2);
            if (outcome.IsRefused)
            {
                return;
            }

            RowSplit split = outcome.Value;
            Assert.True(split.Learning.Max(row => times.UtcTicks[row]) < split.Final.Min(row => times.UtcTicks[row]));
            Assert.All(split.Folds, fold => Assert.True(
                fold.Fitted.Max(row => times.UtcTicks[row]) < fold.Validation.Min(row => times.UtcTicks[row])));
        });

    [Fact]
    public void Rows_without_a_time_are_learnt_from_but_never_measured_on()
    {
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];
        TimeColumn times = new("day", [.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? TimeColumn.Missing : i)]);

        RowSplit split = SplitPlanner.Plan(labels, times, seed: 1, 0.2).Value;

        Assert.DoesNotContain(split.Final, times.IsMissing);
        Assert.DoesNotContain(split.Folds.SelectMany(fold => fold.Validation), times.IsMissing);
    }

    [Fact]
    public void The_plan_counts_what_the_split_does()
    {
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 4 == 0)];
        TimeColumn times = new("day", [.. Enumerable.Range(0, 200).Select(i => new DateTime(2026, 1, 1).AddDays(i).Ticks)]);

        RowSplit split = SplitPlanner.Plan(labels, times, seed: 1, 0.2).Value;

        Assert.Equal(SplitKind.ByTime, split.Plan.Kind);
        Assert.Equal([160L, 40L], split.Plan.Parts.Select(part => part.Rows));
        Assert.Equal([40L, 10L], split.Plan.Parts.Select(part => part.Positives));
        Assert.True(split.Plan.Parts[0].To < split.Plan.Parts[1].From);
        Assert.Equal(3, split.Plan.Folds.Count);
    }

    [Fact]
    public void When_the_final_rows_come_from_elsewhere_all_rows_are_learnt_from() =>
        Assert.Empty(SplitPlanner.Plan([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0)], null, 1, 0).Value.Final);

    [Fact]
    public void Too_few_rows_of_a_class_are_refused() =>
        Assert.IsType<TooFewRowsOfAClass>(SplitPlanner.Plan([.. Enumerable.Range(0, 100).Select(i => i < 19)], null, 1, 0.2).Refusal);

    [Fact]
    public void A_time_that_stands_still_is_refused()
    {
        bool[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0)];

        Assert.IsType<TimeStandsStill>(SplitPlanner.Plan(labels, new TimeColumn("day", new long[100]), 1, 0.2).Refusal);
    }

    [Fact]
    public void A_final_part_of_one_class_is_refused()
    {
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i < 100)];
        TimeColumn times = new("day", [.. Enumerable.Range(0, 200).Select(i => (long)i)]);

        PartOfOneClass refusal = Assert.IsType<PartOfOneClass>(SplitPlanner.Plan(labels, times, 1, 0.2).Refusal);

        Assert.Contains("'day'", refusal.Reason, StringComparison.Ordinal);
    }
}
