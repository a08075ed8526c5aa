using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Trees;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>The compiled model as bytes. Reading checks every count, place and number, for scoring itself checks nothing.</summary>
internal static class ModelBinary
{
    public static byte[] Write(AdditiveModel model)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(model.Fields.Count);
        for (int i = 0; i < model.Fields.Count; i++)
        {
            EncodingBinary.Write(writer, model.Fields[i], model.Encoder.Encodings[i]);
        }

        writer.Write(model.Score.Constant);
        WriteAll(writer, model.Score.Weights);
        writer.Write(model.Score.Trees.Length);
        foreach (RegressionTree tree in model.Score.Trees)
        {
            WriteTree(writer, tree);
        }

        WriteAll(writer, [.. model.Map.Scores]);
        WriteAll(writer, [.. model.Map.LogOdds]);
        writer.Write(model.Map.Slope);
        if (model.Encoder.Segments is { } segments)
        {
            SegmentBinary.Write(writer, segments);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="originOf">Where a field of the name comes from, as the manifest says it.</param>
    /// <exception cref="InvalidDataException">Something in it cannot be.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static AdditiveModel Read(byte[] bytes, Func<string, ViewOrigin?>? originOf = null)
    {
        CheckedReader reader = new(bytes);
        int count = reader.Count(leastBytesEach: 2);
        List<ModelField> fields = new(count);
        List<FieldEncoding> encodings = new(count);
        for (int i = 0; i < count; i++)
        {
            (ModelField field, FieldEncoding encoding) = EncodingBinary.Read(reader);
            fields.Add(field with { Origin = originOf?.Invoke(field.Name) });
            encodings.Add(encoding);
        }

        if (fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != fields.Count)
        {
            throw new InvalidDataException("a field in it stands twice.");
        }

        FeatureEncoder encoder = new(fields, encodings);
        if (encoder.Width > ushort.MaxValue / 2)
        {
            throw new InvalidDataException($"it has {encoder.Width} slots, more than scoring can take.");
        }

        AdditiveScore score = ReadScore(reader, encoder.Width);
        ProbabilityMap map = ReadMap(reader);
        SegmentMedians? segments = SegmentBinary.Read(reader, fields);
        reader.End();
        return new AdditiveModel(segments is null ? encoder : new FeatureEncoder(fields, encodings, segments), score, map);
    }

    private static AdditiveScore ReadScore(CheckedReader reader, int width)
    {
        double constant = reader.Finite();
        double[] weights = reader.FiniteMany();
        if (weights.Length != 0 && weights.Length != width)
        {
            throw new InvalidDataException($"it has {weights.Length} weights for {width} slots.");
        }

        RegressionTree[] trees = new RegressionTree[reader.Count(leastBytesEach: 12)];
        for (int i = 0; i < trees.Length; i++)
        {
            trees[i] = ReadTree(reader, width);
        }

        return new AdditiveScore(constant, weights, trees);
    }

    private static ProbabilityMap ReadMap(CheckedReader reader)
    {
        double[] scores = reader.FiniteMany();
        double[] logOdds = reader.FiniteMany();
        double slope = reader.Finite();
        try
        {
            return new ProbabilityMap(scores, logOdds, slope);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException("its calibration does not rise.", fault);
        }
    }

    private static void WriteTree(BinaryWriter writer, RegressionTree tree)
    {
        writer.Write(tree.Features.Length);
        for (int node = 0; node < tree.Features.Length; node++)
        {
            writer.Write(tree.Features[node]);
            writer.Write(tree.Thresholds[node]);
            writer.Write(tree.MissingGoesLeft[node]);
            writer.Write(tree.Left[node]);
            writer.Write(tree.Right[node]);
        }

        foreach (double leaf in tree.Leaves)
        {
            writer.Write(leaf);
        }
    }

    private static RegressionTree ReadTree(CheckedReader reader, int width)
    {
        int nodes = reader.Count(leastBytesEach: 17);
        RegressionTree tree = new(
            new int[nodes], new float[nodes], new bool[nodes], new int[nodes], new int[nodes], new double[nodes + 1]);
        for (int node = 0; node < nodes; node++)
        {
            tree.Features[node] = reader.Below(width, "a slot");
            tree.Thresholds[node] = reader.Single();
            tree.MissingGoesLeft[node] = reader.Flag();
            tree.Left[node] = reader.Whole();
            tree.Right[node] = reader.Whole();
        }

        for (int leaf = 0; leaf < tree.Leaves.Length; leaf++)
        {
            tree.Leaves[leaf] = reader.Finite();
        }

        RefuseIfNoTree(tree);
        return tree;
    }

    /// <summary>Every node but the first, and every leaf, hangs on exactly one node.</summary>
    private static void RefuseIfNoTree(RegressionTree tree)
    {
        int nodes = tree.Features.Length;
        bool[] nodeHangs = new bool[nodes];
        bool[] leafHangs = new bool[tree.Leaves.Length];
        for (int node = 0; node < nodes; node++)
        {
            foreach (int child in (ReadOnlySpan<int>)[tree.Left[node], tree.Right[node]])
            {
                bool isNode = child >= 0;
                int place = isNode ? child : ~child;
                bool[] hangs = isNode ? nodeHangs : leafHangs;
                if (place >= hangs.Length || hangs[place] || (isNode && place == 0))
                {
                    throw new InvalidDataException("a tree in it is not a tree.");
                }

                hangs[place] = true;
            }
        }
    }

    private static void WriteAll(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }
}
