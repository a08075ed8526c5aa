namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>Turns a row of raw fields into the numbers learners see; fixed after fitting, safe for any number of threads.</summary>
internal sealed class FeatureEncoder
{
    private readonly FieldEncoding[] _encodings;

    /// <param name="segments">What stands in for missing values by segment; null for one value for all.</param>
    public FeatureEncoder(IReadOnlyList<ModelField> fields, IReadOnlyList<FieldEncoding> encodings, SegmentMedians? segments = null)
    {
        Kernel.Require.SameLength(fields.Count, encodings.Count, "fields, encodings");
        Fields = fields;
        Segments = segments;
        _encodings = [.. encodings];
        Slots = [.. fields.SelectMany((field, position) => _encodings[position].Slots(field, position))];
    }

    public IReadOnlyList<ModelField> Fields { get; }

    public IReadOnlyList<FieldEncoding> Encodings => _encodings;

    public IReadOnlyList<FeatureSlot> Slots { get; }

    public SegmentMedians? Segments { get; }

    public int Width => Slots.Count;

    /// <param name="row">One value a field.</param>
    /// <param name="slots">One place a slot; filled with finite numbers.</param>
    public void Encode(ReadOnlySpan<double> row, Span<float> slots)
    {
        int start = 0;
        for (int field = 0; field < _encodings.Length; field++)
        {
            FieldEncoding encoding = _encodings[field];
            Span<float> own = slots.Slice(start, encoding.Width);
            if (Segments is not null && double.IsNaN(row[field]) && Segments.Of(row, field) is var median && !double.IsNaN(median))
            {
                encoding.Write(median, own);
                encoding.FlagMissing(own);
            }
            else
            {
                encoding.Write(row[field], own);
            }

            start += encoding.Width;
        }
    }

    /// <summary>What stands in for a missing value of a field in a row; NaN where missing is a value of its own.</summary>
    public double StandIn(ReadOnlySpan<double> row, int field)
    {
        double median = Segments?.Of(row, field) ?? double.NaN;
        return double.IsNaN(median) ? _encodings[field].Middle : median;
    }
}
