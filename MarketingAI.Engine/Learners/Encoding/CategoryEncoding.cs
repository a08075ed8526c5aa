namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>A word as a row of a table: one row a level seen in training, then one for words never seen, then one for missing.</summary>
/// <param name="levels">Number of levels, so the table has two rows more.</param>
/// <param name="width">Slots a row.</param>
/// <param name="table">The rows one after the other.</param>
/// <param name="slots">What the columns of the table are.</param>
internal sealed class CategoryEncoding(int levels, int width, float[] table, CategorySlot[] slots) : FieldEncoding
{
    public int Levels { get; } = levels;

    public float[] Table { get; } = table;

    public CategorySlot[] Columns { get; } = slots;

    public override int Width { get; } = width;

    public override void Write(double raw, Span<float> slots)
    {
        int row = double.IsNaN(raw) ? Levels + 1 : raw >= 0 && raw < Levels ? (int)raw : Levels;
        Table.AsSpan(row * Width, Width).CopyTo(slots);
    }

    public override IEnumerable<FeatureSlot> Slots(ModelField field, int position) => Columns.Select(column => new FeatureSlot(
        column.Kind switch
        {
            CategorySlotKind.Rate => $"{field.Name} (rate of positives)",
            CategorySlotKind.Frequency => $"{field.Name} (frequency)",
            _ => column.Level == Levels ? $"{field.Name} is missing" : $"{field.Name} = {field.Levels[column.Level]}",
        },
        position,
        ForTrees: column.ForTrees,
        ForLinear: column.ForLinear));
}

internal enum CategorySlotKind
{
    /// <summary>1 for one level, else 0.</summary>
    Level,

    /// <summary>Log-odds of the positive class among training rows of the level, drawn towards the whole.</summary>
    Rate,

    /// <summary>Logarithm of one plus the number of training rows of the level.</summary>
    Frequency,
}

/// <param name="Level">For <see cref="CategorySlotKind.Level"/>: the level's code, or the number of levels for missing; else -1.</param>
internal readonly record struct CategorySlot(CategorySlotKind Kind, int Level, bool ForTrees, bool ForLinear);
