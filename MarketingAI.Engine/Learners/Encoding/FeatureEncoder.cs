namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>Turns a row of raw fields into the numbers learners see; fixed after fitting, safe for any number of threads.</summary>
internal sealed class FeatureEncoder
{
    private readonly FieldEncoding[] _encodings;

    public FeatureEncoder(IReadOnlyList<ModelField> fields, IReadOnlyList<FieldEncoding> encodings)
    {
        Kernel.Require.SameLength(fields.Count, encodings.Count, "fields, encodings");
        Fields = fields;
        _encodings = [.. encodings];
        Slots = [.. fields.SelectMany((field, position) => _encodings[position].Slots(field, position))];
    }

    public IReadOnlyList<ModelField> Fields { get; }

    public IReadOnlyList<FieldEncoding> Encodings => _encodings;

    public IReadOnlyList<FeatureSlot> Slots { get; }

    public int Width => Slots.Count;

    /// <param name="row">One value a field.</param>
    /// <param name="slots">One place a slot; filled with finite numbers.</param>
    public void Encode(ReadOnlySpan<double> row, Span<float> slots)
    {
        int start = 0;
        for (int field = 0; field < _encodings.Length; field++)
        {
            FieldEncoding encoding = _encodings[field];
            encoding.Write(row[field], slots.Slice(start, encoding.Width));
            start += encoding.Width;
        }
    }
}
