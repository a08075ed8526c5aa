namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>
/// A number as it is (for trees), squeezed by asinh around its median (for linear learners, so that long tails do not rule), and a flag
/// for missing where the training rows had missing values. Missing becomes the median of the training rows.
/// </summary>
/// <param name="scale">Unit of the squeezed number, above 0.</param>
internal sealed class NumberEncoding(double median, double scale, bool flagsMissing) : FieldEncoding
{
    public double Median { get; } = median;

    public double Scale { get; } = scale;

    public bool FlagsMissing { get; } = flagsMissing;

    public override int Width => FlagsMissing ? 3 : 2;

    public override double Middle => Median;

    public override void FlagMissing(Span<float> slots)
    {
        if (FlagsMissing)
        {
            slots[2] = 1;
        }
    }

    public override void Write(double raw, Span<float> slots)
    {
        double value = double.IsNaN(raw) ? Median : raw;
        slots[0] = Bounded(value);
        slots[1] = (float)Math.Asinh((Bounded(value) - Median) / Scale);
        if (FlagsMissing)
        {
            slots[2] = double.IsNaN(raw) ? 1 : 0;
        }
    }

    public override IEnumerable<FeatureSlot> Slots(ModelField field, int position)
    {
        yield return new FeatureSlot(field.Name, position, ForTrees: true, ForLinear: false);
        yield return new FeatureSlot($"{field.Name} (squeezed)", position, ForTrees: false, ForLinear: true);
        if (FlagsMissing)
        {
            yield return new FeatureSlot($"{field.Name} is missing", position, ForTrees: true, ForLinear: true);
        }
    }

    /// <summary>Infinities and doubles beyond single precision become its largest number.</summary>
    private static float Bounded(double value) => Math.Clamp((float)value, float.MinValue, float.MaxValue);
}
