namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>Turns one field's raw value into its slots; fitted on training rows only, then fixed.</summary>
internal abstract class FieldEncoding
{
    /// <summary>How many slots it fills.</summary>
    public abstract int Width { get; }

    /// <param name="raw">As <see cref="CompiledModel.Predict"/> takes it; NaN for missing.</param>
    /// <param name="slots">Filled wholly with finite numbers.</param>
    public abstract void Write(double raw, Span<float> slots);

    /// <summary>What stands in for a missing value; NaN where missing is a value of its own.</summary>
    public virtual double Middle => double.NaN;

    /// <summary>Says in slots that were written with a value that it only stands in for a missing one.</summary>
    public virtual void FlagMissing(Span<float> slots)
    {
    }

    public abstract IEnumerable<FeatureSlot> Slots(ModelField field, int position);
}
