namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>
/// A point in time as days since the training rows' median, month, weekday and hour (UTC); a flag for missing where there were missing values.
/// </summary>
internal sealed class TimeEncoding(double medianTicks, double scaleDays, bool flagsMissing) : FieldEncoding
{
    private const int Parts = 4;

    public double MedianTicks { get; } = medianTicks;

    /// <summary>Unit of the days that linear learners see, above 0.</summary>
    public double ScaleDays { get; } = scaleDays;

    public bool FlagsMissing { get; } = flagsMissing;

    public override int Width => FlagsMissing ? Parts + 1 : Parts;

    public override double Middle => MedianTicks;

    public override void FlagMissing(Span<float> slots)
    {
        if (FlagsMissing)
        {
            slots[Parts] = 1;
        }
    }

    public override void Write(double raw, Span<float> slots)
    {
        double ticks = Math.Clamp(double.IsNaN(raw) ? MedianTicks : raw, 0, DateTime.MaxValue.Ticks);
        DateTime time = new((long)ticks, DateTimeKind.Utc);
        slots[0] = (float)((ticks - MedianTicks) / TimeSpan.TicksPerDay / ScaleDays);
        slots[1] = time.Month;
        slots[2] = (float)time.DayOfWeek;
        slots[3] = time.Hour;
        if (FlagsMissing)
        {
            slots[Parts] = double.IsNaN(raw) ? 1 : 0;
        }
    }

    public override IEnumerable<FeatureSlot> Slots(ModelField field, int position)
    {
        yield return new FeatureSlot($"{field.Name} (days)", position, ForTrees: true, ForLinear: true);
        yield return new FeatureSlot($"{field.Name} (month)", position, ForTrees: true, ForLinear: false);
        yield return new FeatureSlot($"{field.Name} (weekday)", position, ForTrees: true, ForLinear: false);
        yield return new FeatureSlot($"{field.Name} (hour)", position, ForTrees: true, ForLinear: false);
        if (FlagsMissing)
        {
            yield return new FeatureSlot($"{field.Name} is missing", position, ForTrees: true, ForLinear: true);
        }
    }
}
