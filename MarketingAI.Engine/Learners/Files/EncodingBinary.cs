using MarketingAI.Engine.Learners.Encoding;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>A field and its encoding as bytes.</summary>
internal static class EncodingBinary
{
    public static void Write(BinaryWriter writer, ModelField field, FieldEncoding encoding)
    {
        WriteWord(writer, field.Name);
        writer.Write((int)field.Kind);
        switch (encoding)
        {
            case NumberEncoding number:
                WriteNumbers(writer, number.Median, number.Scale, number.FlagsMissing);
                break;
            case TimeEncoding time:
                WriteNumbers(writer, time.MedianTicks, time.ScaleDays, time.FlagsMissing);
                break;
            case CategoryEncoding category:
                WriteCategory(writer, field, category);
                break;
            default:
                throw new NotSupportedException($"{encoding.GetType().Name} has no file form.");
        }
    }

    public static (ModelField Field, FieldEncoding Encoding) Read(CheckedReader reader)
    {
        string name = reader.Word();
        FieldKind kind = (FieldKind)reader.Below(3, "a field's kind");
        if (kind == FieldKind.Category)
        {
            return ReadCategory(reader, name);
        }

        (double middle, double scale, bool flags) = (reader.Finite(), reader.Finite(), reader.Flag());
        if (scale <= 0)
        {
            throw new InvalidDataException($"the scale of field '{name}' in it is {scale}.");
        }

        return (new ModelField(name, kind, []), kind == FieldKind.Time ? new TimeEncoding(middle, scale, flags) : new NumberEncoding(middle, scale, flags));
    }

    private static void WriteNumbers(BinaryWriter writer, double middle, double scale, bool flagsMissing)
    {
        writer.Write(middle);
        writer.Write(scale);
        writer.Write(flagsMissing);
    }

    private static void WriteCategory(BinaryWriter writer, ModelField field, CategoryEncoding category)
    {
        writer.Write(field.Levels.Count);
        foreach (string level in field.Levels)
        {
            WriteWord(writer, level);
        }

        writer.Write(category.Columns.Length);
        foreach (CategorySlot slot in category.Columns)
        {
            writer.Write((int)slot.Kind);
            writer.Write(slot.Level);
            writer.Write(slot.ForTrees);
            writer.Write(slot.ForLinear);
        }

        foreach (float cell in category.Table)
        {
            writer.Write(cell);
        }
    }

    private static (ModelField Field, FieldEncoding Encoding) ReadCategory(CheckedReader reader, string name)
    {
        string[] levels = new string[reader.Count(leastBytesEach: 4)];
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = reader.Word();
        }

        if (levels.Distinct(StringComparer.Ordinal).Count() != levels.Length)
        {
            throw new InvalidDataException($"a level of field '{name}' in it stands twice.");
        }

        CategorySlot[] slots = new CategorySlot[reader.Count(leastBytesEach: 10)];
        for (int i = 0; i < slots.Length; i++)
        {
            CategorySlotKind kind = (CategorySlotKind)reader.Below(3, "a slot's kind");
            int level = reader.Whole();
            if (kind == CategorySlotKind.Level ? level < 0 || level > levels.Length : level != -1)
            {
                throw new InvalidDataException($"a level of field '{name}' in it is {level}; there are {levels.Length}.");
            }

            slots[i] = new CategorySlot(kind, level, reader.Flag(), reader.Flag());
        }

        long cells = (levels.Length + 2L) * slots.Length;
        if (cells * sizeof(float) > reader.BytesLeft)
        {
            throw new InvalidDataException($"the table of field '{name}' in it has {cells} cells, more than its bytes can hold.");
        }

        float[] table = new float[cells];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = reader.Single();
        }

        return (new ModelField(name, FieldKind.Category, levels), new CategoryEncoding(levels.Length, slots.Length, table, slots));
    }

    private static void WriteWord(BinaryWriter writer, string word)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(word);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
