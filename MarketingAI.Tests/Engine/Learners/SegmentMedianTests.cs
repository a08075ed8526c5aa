using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Files;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class SegmentMedianTests
{
    private const int Rows = 200;

    /// <summary>Spend is 10 in the north and 20 in the south, missing in every fourth row; the west has only five rows.</summary>
    private static ColumnTable Table { get; } = new(
    [
        new NumberColumn("spend", [.. Enumerable.Range(0, Rows).Select(i => i % 4 == 3 ? double.NaN : i < 5 ? 70 : i % 2 == 0 ? 10d : 20)]),
        new CategoryColumn("region", [.. Enumerable.Range(0, Rows).Select(i => i < 5 ? 2 : i % 2)], ["north", "south", "west"]),
    ]);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 20)]
    [InlineData(2, 10)]
    [InlineData(3, 10)]
    [InlineData(double.NaN, 10)]
    public void A_missing_number_becomes_the_median_of_its_segment_and_else_of_all(double region, double expected)
    {
        FeatureEncoder encoder = Fit().Encoder;
        float[] slots = new float[encoder.Width];
        float[] known = new float[encoder.Width];

        encoder.Encode([double.NaN, region], slots);
        encoder.Encode([expected, region], known);

        Assert.Equal(expected, encoder.StandIn([double.NaN, region], 0));
        int flag = encoder.Slots.ToList().FindIndex(slot => slot.Name == "spend is missing");
        Assert.Equal((1f, 0f), (slots[flag], known[flag]));
        slots[flag] = 0;
        Assert.Equal(known, slots);
    }

    [Fact]
    public void Rows_outside_of_the_training_rows_change_nothing()
    {
        RawRows rows = RawRows.Of(Table, ["spend", "region"]);
        SegmentMedians few = SegmentMedians.Fit(rows, [.. Enumerable.Range(0, 20)], 1);

        Assert.All(few.Medians, Assert.Null);
    }

    [Fact]
    public void The_model_file_keeps_medians_and_origins_and_gives_the_same_values()
    {
        AdditiveModel model = Model(Fit().Encoder);

        ModelContent read = ModelFile.Read(ModelFile.Write(model, new ModelFacts("y", "true", "LightGBM", 1, "f", "c"), "{}"), "M.zip").Value;

        Assert.Equal(new ViewOrigin("orders", 3, "spend_30d"), read.Model.Fields[0].Origin);
        Assert.Null(read.Model.Fields[1].Origin);
        foreach (double region in (double[])[0, 1, 2, 3, double.NaN])
        {
            Assert.Equal(model.StandIn([double.NaN, region], 0), read.Model.StandIn([double.NaN, region], 0));
            Assert.Equal(model.Predict([double.NaN, region]), read.Model.Predict([double.NaN, region]));
        }

        Assert.NotEqual(read.Model.Predict([double.NaN, 0]).Score, read.Model.Predict([double.NaN, 1]).Score);
    }

    [Fact]
    public void Files_without_medians_are_as_they_always_were()
    {
        RawRows rows = RawRows.Of(Table, ["spend", "region"]);
        AdditiveModel model = Model(EncoderFit.On(rows, new bool[Rows], [.. Enumerable.Range(0, Rows)], seed: 1).Encoder);

        byte[] bytes = ModelBinary.Write(model);

        Assert.Null(ModelBinary.Read(bytes).Encoder.Segments);
        Assert.Throws<InvalidDataException>(() => ModelBinary.Read([.. bytes, 9, 9, 9, 9]));
    }

    [Theory]
    [InlineData("orders@3.spend_30d", true)]
    [InlineData("orders@3.", false)]
    [InlineData("orders.spend@3", false)]
    [InlineData("@3.x", false)]
    [InlineData("orders@x.y", false)]
    [InlineData(null, false)]
    public void Origins_are_read_as_they_are_written(string? text, bool isOne)
    {
        Assert.Equal(isOne, ViewOrigin.Parse(text) is not null);
        Assert.True(!isOne || ViewOrigin.Parse(text)!.ToString() == text);
    }

    private static EncoderFit Fit()
    {
        RawRows rows = RawRows.Of(Table, ["spend", "region"], name => name == "spend" ? new ViewOrigin("orders", 3, "spend_30d") : null);
        return EncoderFit.On(rows, new bool[Rows], [.. Enumerable.Range(0, Rows)], seed: 1, segment: 1);
    }

    private static AdditiveModel Model(FeatureEncoder encoder) =>
        new(encoder, new AdditiveScore(0.1, [.. Enumerable.Range(0, encoder.Width).Select(i => 0.01 * (i + 1))], []), ProbabilityMap.Identity);
}
