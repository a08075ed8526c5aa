using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class FeatureEncoderTests
{
    [Fact]
    public void A_missing_number_becomes_the_median_of_the_training_rows_and_is_flagged()
    {
        RawRows rows = RowsOf(new NumberColumn("age", [1, 2, 3, 4, double.NaN, 1000]));

        FeatureEncoder encoder = EncoderFit.On(rows, new bool[6], [0, 1, 2, 3, 4], seed: 1).Encoder;

        Assert.Equal("age, age (squeezed), age is missing", string.Join(", ", encoder.Slots.Select(slot => slot.Name)));
        Assert.Equal([3f, 0f, 1f], Encoded(encoder, double.NaN));
        Assert.Equal(0f, Encoded(encoder, 1000)[2]);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    public void What_single_precision_cannot_hold_becomes_its_largest_number(double value)
    {
        FeatureEncoder encoder = EncoderFit.On(RowsOf(new NumberColumn("x", [1, 2, 3, value])), new bool[4], [0, 1, 2, 3], seed: 1).Encoder;

        Assert.All(Encoded(encoder, value), slot => Assert.True(float.IsFinite(slot)));
    }

    [Fact]
    public void A_category_of_few_levels_gets_a_slot_a_level_and_its_rate()
    {
        int[] codes = [.. Enumerable.Range(0, 900).Select(i => i % 3)];
        bool[] labels = [.. codes.Select((code, i) => code == 0 || i % 2 == 0)];
        RawRows rows = RowsOf(new CategoryColumn("job", codes, ["clerk", "cook", "smith"]));

        FeatureEncoder encoder = EncoderFit.On(rows, labels, All(900), seed: 1).Encoder;

        Assert.Equal("job (rate of positives), job = clerk, job = cook, job = smith", string.Join(", ", encoder.Slots.Select(slot => slot.Name)));
        float[] clerk = Encoded(encoder, 0);
        Assert.Equal([1f, 0f, 0f], clerk[1..]);
        Assert.True(clerk[0] > Encoded(encoder, 1)[0]);
    }

    /// <remarks>By hand: 300 of 300 positives, drawn towards 600 of 900 (with half a row each way) by 20 rows.</remarks>
    [Fact]
    public void By_hand_a_rate_is_drawn_towards_the_whole()
    {
        int[] codes = [.. Enumerable.Range(0, 900).Select(i => i % 3)];
        bool[] labels = [.. codes.Select(code => code < 2)];
        FeatureEncoder encoder = EncoderFit.On(RowsOf(new CategoryColumn("job", codes, ["a", "b", "c"])), labels, All(900), seed: 1).Encoder;

        double whole = 600.5 / 901;
        Assert.Equal(Logistic.LogOdds((300 + (20 * whole)) / 320), Encoded(encoder, 0)[0], 5);
        Assert.Equal(Logistic.LogOdds(20 * whole / 320), Encoded(encoder, 2)[0], 5);
    }

    [Fact]
    public void A_word_never_seen_in_training_has_the_rate_of_the_whole_and_no_level()
    {
        int[] codes = [.. Enumerable.Range(0, 900).Select(i => i % 3)];
        bool[] labels = [.. codes.Select((_, i) => i % 4 == 0)];
        RawRows rows = RowsOf(new CategoryColumn("job", codes, ["a", "b", "c"]));
        FeatureEncoder encoder = EncoderFit.On(rows, labels, All(900), seed: 1).Encoder;

        float[] unseen = Encoded(encoder, rows.Fields[0].CodeOf("astronaut"));

        Assert.Equal(Logistic.LogOdds(225.5 / 901), unseen[0], 5);
        Assert.Equal([0f, 0f, 0f], unseen[1..]);
    }

    [Fact]
    public void Rates_of_many_levels_do_not_betray_a_training_rows_own_label()
    {
        SeededRandom random = new(3);
        int[] codes = [.. Enumerable.Range(0, 3000).Select(_ => random.NextBelow(1000))];
        bool[] labels = [.. codes.Select(_ => random.NextDouble() < 0.4)];
        RawRows rows = RowsOf(new CategoryColumn("street", codes, [.. Enumerable.Range(0, 1000).Select(i => $"s{i:0000}")]));

        EncoderFit fit = EncoderFit.On(rows, labels, All(3000), seed: 1);
        TrainingMatrix honest = TrainingMatrix.OfTraining(fit, rows, labels, All(3000));
        TrainingMatrix betrayed = TrainingMatrix.OfOthers(fit.Encoder, rows, labels, All(3000));

        Assert.InRange(RateAuc(honest), 0.44, 0.56);
        Assert.True(RateAuc(betrayed) > 0.7, "Without cross-fitting the rate would tell the labels, so the test looks at something.");
    }

    [Fact]
    public void Nothing_is_learnt_from_rows_outside_the_training_rows()
    {
        RawRows first = RowsOf(new NumberColumn("x", [1, 2, 3, 4]), new CategoryColumn("c", [0, 1, 0, 1], ["a", "b"]));
        RawRows other = RowsOf(new NumberColumn("x", [1, 2, -99, 99]), new CategoryColumn("c", [0, 1, 1, -1], ["a", "b"]));

        float[] one = Encoded(EncoderFit.On(first, [true, false, true, false], [0, 1], seed: 1).Encoder, 5, 1);
        float[] two = Encoded(EncoderFit.On(other, [true, false, false, true], [0, 1], seed: 1).Encoder, 5, 1);

        Assert.Equal(one, two);
    }

    [Fact]
    public void A_time_is_told_by_its_parts()
    {
        long ticks = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc).Ticks;
        RawRows rows = RowsOf(new TimeColumn("since", [ticks, ticks - TimeSpan.TicksPerDay, ticks + TimeSpan.TicksPerDay]));
        FeatureEncoder encoder = EncoderFit.On(rows, new bool[3], [0, 1, 2], seed: 1).Encoder;

        Assert.Equal([3f, 1f, 9f], Encoded(encoder, ticks)[1..]);
    }

    private static double RateAuc(TrainingMatrix matrix) =>
        AreaUnderCurve.Of([.. Enumerable.Range(0, matrix.Rows).Select(row => (double)matrix.Row(row)[0])], matrix.Labels).Value;

    private static float[] Encoded(FeatureEncoder encoder, params double[] row)
    {
        float[] slots = new float[encoder.Width];
        encoder.Encode(row, slots);
        return slots;
    }

    private static RawRows RowsOf(params TableColumn[] columns) => RawRows.Of(new ColumnTable(columns), [.. columns.Select(column => column.Name)]);

    private static int[] All(int rows) => [.. Enumerable.Range(0, rows)];
}
