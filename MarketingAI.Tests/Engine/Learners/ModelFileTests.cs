using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class ModelFileTests
{
    private static readonly ModelFacts Facts = new("buys", "yes", "FastTree", 1, new string('a', 64), "1.0");

    private static readonly AdditiveModel Model = Made();

    private static readonly byte[] File = ModelFile.Write(Model, Facts, """{"a":1}""");

    [Fact]
    public void A_model_read_back_scores_as_before()
    {
        ModelContent content = ModelFile.Read(File, "m.zip").Value;

        Assert.Equal(Facts, content.Facts);
        Assert.Equal("""{"a":1}""", content.ReportJson);
        foreach (double[] row in (double[][])[[30, 0.5, 1, 1e17], [double.NaN, -1, double.NaN, double.NaN], [60, 2, 4, 6e17], [-1e300, 0, 99, -5]])
        {
            Assert.Equal(Model.Predict(row), content.Model.Predict(row));
            Assert.InRange(content.Model.Predict(row).Probability, double.Epsilon, 1 - 1e-16);
        }
    }

    [Fact]
    public void The_same_model_makes_the_same_bytes() => Assert.Equal(File, ModelFile.Write(Model, Facts, """{"a":1}"""));

    [Fact]
    public void Scoring_allocates_nothing()
    {
        double[] row = [30, 0.5, 1, 6e17];
        Model.Predict(row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Model.Predict(row);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_row_of_another_width_is_a_fault_of_the_caller() => Assert.Throws<ArgumentException>(() => Model.Predict([1, 2]));

    [Theory]
    [InlineData("")]
    [InlineData("age;job\n1;clerk\n")]
    [InlineData("PK\u0003\u0004 and then nothing of a zip")]
    public void Text_is_no_model_and_the_answer_names_the_file(string text)
    {
        Outcome<ModelContent> outcome = ModelFile.Read(System.Text.Encoding.UTF8.GetBytes(text), "notes.zip");

        Assert.StartsWith("'notes.zip' cannot be read as a model file.", Assert.IsType<NotAModelFile>(outcome.Refusal).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_something_else_is_refused()
    {
        using MemoryStream stream = new();
        using (System.IO.Compression.ZipArchive zip = new(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("photo.png");
        }

        Assert.Contains("no manifest.json", ModelFile.Read(stream.ToArray(), "p.zip").Refusal!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        for (int length = 0; length < File.Length; length += 1 + (File.Length / 200))
        {
            Assert.IsType<NotAModelFile>(ModelFile.Read(File.AsMemory(0, length), "cut.zip").Refusal);
        }
    }

    [Fact]
    public void A_byte_changed_anywhere_never_harms()
    {
        for (int at = 0; at < File.Length; at += 1 + (File.Length / 300))
        {
            byte[] changed = (byte[])File.Clone();
            changed[at] ^= 0x55;
            Outcome<ModelContent> outcome = ModelFile.Read(changed, "changed.zip");
            if (!outcome.IsRefused)
            {
                Assert.Equal(Model.Predict([30, 0.5, 1, 1e17]), outcome.Value.Model.Predict([30, 0.5, 1, 1e17]));
            }
        }
    }

    [Fact]
    public void A_binary_changed_under_a_matching_hash_is_refused_or_harmless()
    {
        byte[] binary = ModelBinary.Write(Model);
        for (int at = 0; at < binary.Length; at += 1 + (binary.Length / 2000))
        {
            byte[] changed = (byte[])binary.Clone();
            changed[at] ^= 0xC3;
            try
            {
                AdditiveModel read = ModelBinary.Read(changed);
                read.Predict(new double[read.Fields.Count]);
            }
            catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
            {
                // refused: that is what must happen when the change matters
            }
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.Contains("no such file", (await ModelFile.ReadAsync("/nowhere/m.zip", CancellationToken.None)).Refusal!.Reason, StringComparison.Ordinal);

    private static AdditiveModel Made()
    {
        TrainingSet set = SimulatedTask.Make(rows: 400);
        RawRows rows = RawRows.Of(set.Table, ["age", "noise", "town", "day"]);
        int[] all = [.. Enumerable.Range(0, 400)];
        EncoderFit fit = EncoderFit.On(rows, set.Labels, all, seed: 1);
        TrainingMatrix matrix = TrainingMatrix.OfTraining(fit, rows, set.Labels, all);
        FastTreeTrainer trees = new();
        LogisticTrainer linear = new();
        AdditiveScore blend = AdditiveScore.Blend(
        [
            (trees.Fit(matrix, trees.Starts[0].With(TrainerSettings.Trees, 12), 1, 1, CancellationToken.None), 0.6),
            (linear.Fit(matrix, linear.Starts[0], 1, 1, CancellationToken.None), 0.4),
        ]);
        return new AdditiveModel(fit.Encoder, blend, new ProbabilityMap([-1, 0, 2], [-2, 0.1, 1], 0.8));
    }
}
