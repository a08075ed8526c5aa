namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>Grows one tree on gradients by histograms; a node's larger child has its parent's histogram less the smaller one's.</summary>
internal sealed class TreeGrower(BinnedColumns columns, BoostingOptions options)
{
    private int[] _buffer = [];

    /// <param name="rows">Is put into the order of the leaves.</param>
    /// <param name="gradients">By row; so are <paramref name="curvatures"/>.</param>
    public BoostedTree Grow(int[] rows, double[] gradients, double[] curvatures)
    {
        if (_buffer.Length < rows.Length)
        {
            _buffer = new int[rows.Length];
        }

        BoostedTree tree = new();
        Histogram whole = new(columns.Count);
        whole.Add(columns, rows, gradients, curvatures);
        Stack<Branch> open = new([new Branch(tree.Add(0), 0, rows.Length, 0, whole)]);
        while (open.TryPop(out Branch? branch))
        {
            Span<int> own = rows.AsSpan(branch.Start, branch.Length);
            Cut? best = branch.Depth < options.Depth ? BestCut(branch.Histogram, own.Length) : null;
            if (best is not { } cut)
            {
                continue;
            }

            int onLeft = Part(own, cut);
            Histogram smaller = new(columns.Count);
            bool leftIsSmaller = onLeft <= own.Length - onLeft;
            smaller.Add(columns, leftIsSmaller ? own[..onLeft] : own[onLeft..], gradients, curvatures);
            branch.Histogram.TakeOff(smaller);
            (Histogram left, Histogram right) = leftIsSmaller ? (smaller, branch.Histogram) : (branch.Histogram, smaller);
            (int leftNode, int rightNode) = (tree.Add(Leaf(left)), tree.Add(Leaf(right)));
            tree.Split(branch.Node, cut.Column, cut.Bin, columns.EdgeAfter(cut.Column, cut.Bin), cut.MissingGoesLeft, leftNode, rightNode);
            open.Push(new Branch(leftNode, branch.Start, onLeft, branch.Depth + 1, left));
            open.Push(new Branch(rightNode, branch.Start + onLeft, own.Length - onLeft, branch.Depth + 1, right));
        }

        return tree;
    }

    private double Leaf(Histogram histogram)
    {
        (double gradient, double curvature, _) = histogram.Total(columns.BinsOf(0));
        return -options.LearningRate * gradient / (curvature + options.L2);
    }

    private Cut? BestCut(Histogram histogram, int rows)
    {
        (double gradient, double curvature, _) = histogram.Total(columns.BinsOf(0));
        double without = Worth(gradient, curvature);
        (double Gain, Cut? Cut) best = (1e-9 + (1e-9 * Math.Abs(without)), null);
        for (int column = 0; column < columns.Count; column++)
        {
            Moments missing = histogram.At(column, 0);
            Moments left = default;
            int bins = columns.BinsOf(column);
            for (int bin = 1; bin < bins - 1; bin++)
            {
                left += histogram.At(column, bin);
                Try(left, missingGoesLeft: false);
                if (missing.Rows > 0)
                {
                    Try(left + missing, missingGoesLeft: true);
                }

                void Try(Moments side, bool missingGoesLeft)
                {
                    if (side.Rows < options.LeastRows || rows - side.Rows < options.LeastRows)
                    {
                        return;
                    }

                    double gain = Worth(side.Gradient, side.Curvature) + Worth(gradient - side.Gradient, curvature - side.Curvature) - without;
                    if (gain > best.Gain)
                    {
                        best = (gain, new Cut(column, (byte)bin, missingGoesLeft));
                    }
                }
            }
        }

        return best.Cut;
    }

    private double Worth(double gradient, double curvature) => gradient * gradient / (Math.Max(0, curvature) + options.L2);

    private int Part(Span<int> rows, Cut cut)
    {
        ReadOnlySpan<byte> bins = columns[cut.Column];
        (int left, int right) = (0, 0);
        foreach (int row in rows)
        {
            byte bin = bins[row];
            if (bin == 0 ? cut.MissingGoesLeft : bin <= cut.Bin)
            {
                rows[left++] = row;
            }
            else
            {
                _buffer[right++] = row;
            }
        }

        _buffer.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private sealed record Branch(int Node, int Start, int Length, int Depth, Histogram Histogram);

    private readonly record struct Cut(int Column, byte Bin, bool MissingGoesLeft);
}
