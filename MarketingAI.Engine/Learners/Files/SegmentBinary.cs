using MarketingAI.Engine.Learners.Encoding;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>Medians by segment as bytes. They stand at the end of a model and only where it has some: files without them are as they always were.</summary>
internal static class SegmentBinary
{
    public static void Write(BinaryWriter writer, SegmentMedians medians)
    {
        writer.Write(medians.Segment);
        for (int field = 0; field < medians.Medians.Count; field++)
        {
            (int Code, double Median)[] known = [.. (medians.Medians[field] ?? []).Select((median, code) => (code, median)).Where(pair => !double.IsNaN(pair.median))];
            writer.Write(known.Length);
            foreach ((int code, double median) in known)
            {
                writer.Write(code);
                writer.Write(median);
            }
        }
    }

    public static SegmentMedians? Read(CheckedReader reader, IReadOnlyList<ModelField> fields)
    {
        if (reader.BytesLeft == 0)
        {
            return null;
        }

        int segment = reader.Below(fields.Count, "a segment's field");
        if (fields[segment].Kind != FieldKind.Category)
        {
            throw new InvalidDataException($"the field '{fields[segment].Name}' in it cannot name segments.");
        }

        int levels = fields[segment].Levels.Count;
        double[]?[] medians = new double[fields.Count][];
        for (int field = 0; field < medians.Length; field++)
        {
            medians[field] = ReadField(reader, levels);
        }

        return new SegmentMedians(segment, medians);
    }

    private static double[]? ReadField(CheckedReader reader, int levels)
    {
        int known = reader.Count(leastBytesEach: 12);
        if (known == 0)
        {
            return null;
        }

        double[] medians = new double[levels];
        Array.Fill(medians, double.NaN);
        for (int i = 0; i < known; i++)
        {
            medians[reader.Below(levels, "a segment")] = reader.Finite();
        }

        return medians;
    }
}
