using MarketingAI.Engine.Features.Encoding;
using MarketingAI.Engine.Features.Leakage;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Leakage;

public sealed class LeakageGateTests(ITestOutputHelper output)
{
    [DataSetFact]
    public void Bank_full_has_one_leak_and_it_is_the_length_of_the_call()
    {
        ColumnTable table = RealTable.BankFull();
        IReadOnlyList<TableColumn> features = [.. table.Columns.Where(column => column.Name != "y")];
        bool[] labels = [.. ((CategoryColumn)table["y"]).Codes.Select(code => code == 1)];

        IReadOnlyList<LeakFinding> findings = LeakageGate.Look(features, labels, new LeakageOptions()).Value;

        foreach (LeakFinding found in findings)
        {
            output.WriteLine(found.Why);
        }

        LeakFinding finding = Assert.Single(findings);
        Assert.Equal(("duration", LeakKind.OutcomeNeedsIt), (finding.Column, finding.Kind));
        ReadmeExamples.AssertStandIn("Leakage", "IReadOnlyList<LeakFinding> findings = LeakageGate.Look(features, labels, new LeakageOptions()).Value;");
    }

    [DataSetFact]
    public void Hillstrom_has_no_leak_and_what_came_after_is_one()
    {
        ColumnTable table = RealTable.Hillstrom();
        bool[] visits = [.. ((NumberColumn)table["visit"]).Values.Select(value => value > 0)];
        bool[] conversions = [.. ((NumberColumn)table["conversion"]).Values.Select(value => value > 0)];
        TableColumn[] honest = [.. table.Columns.Where(column => column.Name is not ("visit" or "conversion" or "spend"))];

        Assert.Empty(LeakageGate.Look(honest, visits, new LeakageOptions()).Value);
        Assert.Empty(LeakageGate.Look(honest, conversions, new LeakageOptions()).Value);
        Assert.Equal(["spend"], LeakageGate.Look([table["spend"]], conversions, new LeakageOptions()).Value.Select(finding => finding.Column), StringComparer.Ordinal);
    }

    /// <remarks>Each world has honest columns whose best reaches AUC .85; a column is drawn before the outcome and only then the outcome.</remarks>
    [Theory]
    [InlineData("normal columns, additive log-odds")]
    [InlineData("log-normal magnitudes that hang together")]
    [InlineData("proxies of one intent")]
    [InlineData("recency that falls off exponentially")]
    [InlineData("counts and a threshold")]
    [InlineData("half of the rows positive")]
    public void Clean_worlds_with_strong_honest_columns_have_no_leak(string world)
    {
        double best = 0;
        int flagged = 0;
        for (int seed = 0; seed < 5; seed++)
        {
            (ColumnTable table, bool[] labels) = CleanWorld.Drawn(world, 20_000, seed + 1);
            best = Math.Max(best, table.Columns.Max(column => Strength(column, labels)));
            IReadOnlyList<LeakFinding> findings = LeakageGate.Look(table.Columns, labels, new LeakageOptions()).Value;
            flagged += findings.Count;
            Assert.True(findings.Count == 0, string.Join(" ", findings.Select(finding => finding.Why)));
        }

        output.WriteLine(FormattableString.Invariant($"{world}: best single AUC {best:0.000}, {flagged} findings in 5 draws of 8 columns and 20,000 rows"));
        Assert.InRange(best, 0.84, 0.93);
    }

    [Fact]
    public void Copies_of_the_outcome_and_fields_filled_in_with_it_are_found()
    {
        SeededRandom random = new(3);
        bool[] labels = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble() < 0.1)];
        double[] score = [.. labels.Select(label => (label ? 4 : 0) + random.NextNormal())];
        int[] reason = [.. labels.Select(label => label && random.NextDouble() < 0.5 ? random.NextBelow(2) : -1)];

        IReadOnlyList<LeakFinding> findings = LeakageGate.Look(
            [new NumberColumn("score", score), new CategoryColumn("contract_kind", reason, ["long", "short"])], labels, new LeakageOptions()).Value;

        Assert.Equal([(LeakKind.AlmostTheOutcome, "score"), (LeakKind.SettlesTheOutcome, "contract_kind")], findings.Select(finding => (finding.Kind, finding.Column)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void Rates_learnt_from_the_same_rows_are_found_and_those_from_other_rows_are_not(double spread)
    {
        SeededRandom random = new(5);
        (int[] codes, bool[] labels, double[] targets) = (new int[40_000], new bool[40_000], new double[40_000]);
        double[] effects = [.. Enumerable.Range(0, 1000).Select(_ => spread * random.NextNormal())];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = random.NextBelow(1000);
            labels[row] = random.NextDouble() < Logistic.Sigmoid(effects[codes[row]] - 1.5);
            targets[row] = labels[row] ? 1 : 0;
        }

        string[] levels = [.. Enumerable.Range(0, 1000).Select(i => $"{i}")];
        TargetEncodingOptions tenRows = new() { PriorRows = 10 };
        TargetEncoding same = TargetEncoder.Fit(codes, targets, levels, tenRows).Value;
        TargetEncoding other = TargetEncoder.Fit(codes.AsSpan(0, 20_000), targets.AsSpan(0, 20_000), levels, tenRows).Value;
        double[] folded = TargetEncoder.OutOfFold(codes, targets, [], 1000, tenRows).Value;

        Assert.Equal(LeakKind.EncodedWithoutFolds, LeakageGate.EncodedWithoutFolds("creative", [.. codes.Select(same.Of)], codes, labels, 1)?.Kind);
        Assert.Null(LeakageGate.EncodedWithoutFolds("creative", [.. codes[20_000..].Select(other.Of)], codes.AsSpan(20_000), labels.AsSpan(20_000), 1));
        Assert.Null(LeakageGate.EncodedWithoutFolds("creative", folded, codes, labels, 1));
    }

    [Fact]
    public void Times_after_the_decision_values_filled_in_later_and_entities_on_both_sides_are_counted()
    {
        long[] decisions = [10, 10, 10];

        Assert.Equal(1, LeakageGate.AfterTheDecision(new TimeColumn("paid_at", [9, 11, TimeColumn.Missing]), decisions)!.Rows);
        Assert.Null(LeakageGate.AfterTheDecision(new TimeColumn("seen_at", [9, 10, 1]), decisions));
        Assert.Equal(2, LeakageGate.FilledInLater("score", [12, 13, 10], decisions)!.Rows);
        Assert.Null(LeakageGate.FilledInLater("score", [10, TimeColumn.Missing, 3], decisions));
        Assert.Contains("1 values of 'customer' stand on both sides of the split, in 2 held-out rows", LeakageGate.EntityOnBothSides("customer", ["a", "b"], ["b", "b", "c"])!.Why, StringComparison.Ordinal);
        Assert.Null(LeakageGate.EntityOnBothSides("customer", ["a"], ["b"]));
    }

    [Fact]
    public void Too_few_of_a_class_are_refused() =>
        Assert.IsType<TooFewForLeakCheck>(LeakageGate.Look([new NumberColumn("x", [1, 2])], [true, false], new LeakageOptions()).Refusal);

    private static double Strength(TableColumn column, bool[] labels)
    {
        double auc = AreaUnderCurve.Of(((NumberColumn)column).Values, labels).Value;
        return Math.Max(auc, 1 - auc);
    }
}
