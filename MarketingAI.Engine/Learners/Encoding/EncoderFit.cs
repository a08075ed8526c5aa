using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>
/// Fits an encoder on training rows. Where levels have few rows each, a level's rate contains the row's own label, so training rows are
/// encoded by rates fitted on other rows (cross-fitting); all other rows by rates fitted on all training rows.
/// </summary>
internal sealed class EncoderFit
{
    private const int Chunks = 5;

    private readonly FeatureEncoder[]? _withoutChunk;
    private readonly byte[] _chunkOf;

    private EncoderFit(FeatureEncoder encoder, FeatureEncoder[]? withoutChunk, byte[] chunkOf) =>
        (Encoder, _withoutChunk, _chunkOf) = (encoder, withoutChunk, chunkOf);

    /// <summary>For rows that were not fitted on.</summary>
    public FeatureEncoder Encoder { get; }

    /// <summary>For the training row at the given position of the rows fitted on.</summary>
    public FeatureEncoder ForTrainingRow(int position) => _withoutChunk is null ? Encoder : _withoutChunk[_chunkOf[position]];

    /// <param name="training">Rows to fit on.</param>
    /// <param name="seed">Parts the rows for cross-fitting.</param>
    /// <param name="segment">Position of the category by which missing values are stood in for; null for none.</param>
    public static EncoderFit On(RawRows rows, bool[] labels, ReadOnlySpan<int> training, int seed, int? segment = null)
    {
        SeededRandom random = new(seed);
        byte[] chunkOf = new byte[training.Length];
        for (int i = 0; i < chunkOf.Length; i++)
        {
            chunkOf[i] = (byte)random.NextBelow(Chunks);
        }

        FieldEncoding[] whole = new FieldEncoding[rows.Fields.Count];
        FieldEncoding[][] apart = [.. Enumerable.Range(0, Chunks).Select(_ => new FieldEncoding[whole.Length])];
        bool crossFitted = false;
        for (int field = 0; field < whole.Length; field++)
        {
            CategoryCounts? counts = rows.Fields[field].Kind == FieldKind.Category
                ? CategoryCounts.Of(rows, labels, training, field, chunkOf, Chunks)
                : null;
            whole[field] = counts?.Encoding() ?? Plain(rows, training, field);
            crossFitted |= counts is { HasManyLevels: true };
            for (int chunk = 0; chunk < Chunks; chunk++)
            {
                apart[chunk][field] = counts is { HasManyLevels: true } ? counts.EncodingWithout(chunk) : whole[field];
            }
        }

        SegmentMedians? segments = segment is { } position ? SegmentMedians.Fit(rows, training, position) : null;
        FeatureEncoder encoder = new(rows.Fields, whole, segments);
        return new EncoderFit(encoder, crossFitted ? [.. apart.Select(encodings => new FeatureEncoder(rows.Fields, encodings, segments))] : null, chunkOf);
    }

    private static FieldEncoding Plain(RawRows rows, ReadOnlySpan<int> training, int field)
    {
        double[] values = new double[training.Length];
        int found = 0;
        foreach (int row in training)
        {
            double value = rows[row, field];
            if (!double.IsNaN(value))
            {
                values[found++] = Math.Clamp(value, float.MinValue, float.MaxValue);
            }
        }

        Array.Resize(ref values, found);
        Array.Sort(values);
        bool flagsMissing = found < training.Length;
        double median = found == 0 ? 0 : values[found / 2];
        double scale = ScaleOf(values);
        return rows.Fields[field].Kind == FieldKind.Time
            ? new TimeEncoding(median, Math.Max(1, scale / TimeSpan.TicksPerDay), flagsMissing)
            : new NumberEncoding(median, scale, flagsMissing);
    }

    /// <summary>The middle half's width in units of a normal's standard deviation; the standard deviation where half of the values agree.</summary>
    private static double ScaleOf(double[] ascending)
    {
        if (ascending.Length == 0)
        {
            return 1;
        }

        double middle = (ascending[(int)(0.75 * (ascending.Length - 1))] - ascending[(int)(0.25 * (ascending.Length - 1))]) / 1.349;
        if (middle > 0)
        {
            return middle;
        }

        double mean = ascending.Average();
        double deviation = Math.Sqrt(ascending.Average(value => (value - mean) * (value - mean)));
        return deviation > 0 && double.IsFinite(deviation) ? deviation : 1;
    }
}
