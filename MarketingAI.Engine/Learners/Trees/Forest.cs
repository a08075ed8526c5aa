using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketingAI.Engine.Learners.Trees;

/// <summary>
/// Trees laid flat for scoring without branches that could be guessed wrong. A node takes 8 bytes; its children stand side by side, so a
/// step adds the comparison's result to the left child's place. A leaf steps onto itself, so eight trees of like depth are walked at once
/// for a fixed number of steps, and the processor overlaps their waits for memory.
/// </summary>
/// <remarks>
/// The row is laid out as [-infinity, slots, mirrored slots]. Leaves look at the first place, which is at most any value: so they always
/// step left, and their threshold can hold the leaf's value. A node where NaN goes left looks at the mirrored slot with mirrored threshold
/// and children, for NaN fails every comparison; the mirror is left away where no node needs it.
/// </remarks>
internal sealed class Forest
{
    /// <summary>Trees walked at once.</summary>
    public const int Lanes = 8;

    private readonly FlatNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _steps;

    /// <param name="roots">Place of each tree's first node; a multiple of <see cref="Lanes"/> of them.</param>
    /// <param name="steps">Per group of trees the steps that surely reach a leaf.</param>
    internal Forest(FlatNode[] nodes, int[] roots, int[] steps, int width, bool isMirrored) =>
        (_nodes, _roots, _steps, Width, IsMirrored) = (nodes, roots, steps, width, isMirrored);

    /// <summary>Slots a row has.</summary>
    public int Width { get; }

    /// <summary>Whether rows are laid out with their mirror.</summary>
    public bool IsMirrored { get; }

    /// <summary>Places a row takes when laid out.</summary>
    public int RowLength => 1 + (IsMirrored ? 2 * Width : Width);

    /// <summary>Where the slots of a row are to be written before <see cref="Score"/>.</summary>
    public Span<float> SlotsIn(Span<float> row) => row.Slice(1, Width);

    /// <summary>Sum of the leaves that the row falls into.</summary>
    /// <param name="row">Of <see cref="RowLength"/> places, slots written; the other places are filled here.</param>
    public double Score(Span<float> row)
    {
        if (row.Length != RowLength)
        {
            throw new ArgumentException($"A row takes {RowLength} places; found {row.Length}.", nameof(row));
        }

        row[0] = float.NegativeInfinity;
        if (IsMirrored)
        {
            Mirror(row);
        }

        ref FlatNode nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref float values = ref MemoryMarshal.GetReference(row);
        double sum = 0;
        for (int group = 0; group < _steps.Length; group++)
        {
            sum += Walk(ref nodes, ref values, ref _roots[group * Lanes], _steps[group]);
        }

        return sum;
    }

    private void Mirror(Span<float> row)
    {
        Span<float> slots = row.Slice(1, Width);
        Span<float> mirror = row.Slice(1 + Width, Width);
        for (int i = 0; i < slots.Length; i++)
        {
            mirror[i] = -slots[i];
        }
    }

    private static double Walk(ref FlatNode nodes, ref float values, ref int roots, int steps)
    {
        int a = roots, b = Unsafe.Add(ref roots, 1), c = Unsafe.Add(ref roots, 2), d = Unsafe.Add(ref roots, 3);
        int e = Unsafe.Add(ref roots, 4), f = Unsafe.Add(ref roots, 5), g = Unsafe.Add(ref roots, 6), h = Unsafe.Add(ref roots, 7);
        for (int step = 0; step < steps; step++)
        {
            a = Next(ref nodes, ref values, a);
            b = Next(ref nodes, ref values, b);
            c = Next(ref nodes, ref values, c);
            d = Next(ref nodes, ref values, d);
            e = Next(ref nodes, ref values, e);
            f = Next(ref nodes, ref values, f);
            g = Next(ref nodes, ref values, g);
            h = Next(ref nodes, ref values, h);
        }

        return Leaf(ref nodes, a) + Leaf(ref nodes, b) + Leaf(ref nodes, c) + Leaf(ref nodes, d)
            + Leaf(ref nodes, e) + Leaf(ref nodes, f) + Leaf(ref nodes, g) + Leaf(ref nodes, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref FlatNode nodes, ref float values, int at)
    {
        FlatNode node = Unsafe.Add(ref nodes, at);
        bool goesRight = !(Unsafe.Add(ref values, node.Place) <= node.Threshold);
        return at + node.LeftFromHere + Unsafe.BitCast<bool, byte>(goesRight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Leaf(ref FlatNode nodes, int at) => Unsafe.Add(ref nodes, at).Threshold;
}

/// <param name="Threshold">A leaf's value, or what a node compares with.</param>
/// <param name="Place">Place in the laid out row; 0 for a leaf.</param>
/// <param name="LeftFromHere">How far on the left child stands; 0 for a leaf.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct FlatNode(float Threshold, ushort Place, ushort LeftFromHere);
