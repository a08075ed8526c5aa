using MarketingAI.Engine.Learners.Encoding;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>Encoded rows, one after the other in single precision, with their labels.</summary>
internal sealed class TrainingMatrix
{
    private TrainingMatrix(FeatureEncoder encoder, float[] values, bool[] labels) => (Slots, Values, Labels) = (encoder.Slots, values, labels);

    public IReadOnlyList<FeatureSlot> Slots { get; }

    public int Width => Slots.Count;

    public int Rows => Labels.Length;

    public float[] Values { get; }

    public bool[] Labels { get; }

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>The rows an encoder was fitted on, each encoded without its own label where that matters.</summary>
    public static TrainingMatrix OfTraining(EncoderFit fit, RawRows rows, bool[] labels, ReadOnlySpan<int> training) =>
        Fill(fit.Encoder, fit.ForTrainingRow, rows, labels, training);

    /// <summary>Rows that the encoder was not fitted on.</summary>
    public static TrainingMatrix OfOthers(FeatureEncoder encoder, RawRows rows, bool[] labels, ReadOnlySpan<int> others) =>
        Fill(encoder, _ => encoder, rows, labels, others);

    private static TrainingMatrix Fill(
        FeatureEncoder shape, Func<int, FeatureEncoder> encoderOf, RawRows rows, bool[] labels, ReadOnlySpan<int> taken)
    {
        float[] values = new float[checked(taken.Length * shape.Width)];
        bool[] chosen = new bool[taken.Length];
        double[] raw = new double[rows.Fields.Count];
        for (int i = 0; i < taken.Length; i++)
        {
            rows.CopyRow(taken[i], raw);
            encoderOf(i).Encode(raw, values.AsSpan(i * shape.Width, shape.Width));
            chosen[i] = labels[taken[i]];
        }

        return new TrainingMatrix(shape, values, chosen);
    }
}
