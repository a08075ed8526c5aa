namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>One tree over bins: at a node a row goes left when its bin is at most the node's; a node whose left child is 0 is a leaf.</summary>
internal sealed class BoostedTree
{
    private readonly List<BoostedNode> _nodes = [];

    public int Add(double value)
    {
        _nodes.Add(new BoostedNode(0, 0, 0, false, 0, 0, value));
        return _nodes.Count - 1;
    }

    public void Split(int node, int column, byte bin, double edge, bool missingGoesLeft, int left, int right) =>
        _nodes[node] = new BoostedNode(column, bin, edge, missingGoesLeft, left, right, 0);

    public double Of(BinnedColumns columns, int row)
    {
        BoostedNode node = _nodes[0];
        while (node.Left != 0)
        {
            byte bin = columns.BinOf(row, node.Column);
            node = _nodes[(bin == 0 ? node.MissingGoesLeft : bin <= node.Bin) ? node.Left : node.Right];
        }

        return node.Value;
    }

    public double Of(ReadOnlySpan<double> row)
    {
        BoostedNode node = _nodes[0];
        while (node.Left != 0)
        {
            double value = row[node.Column];
            node = _nodes[(double.IsNaN(value) ? node.MissingGoesLeft : value <= node.Edge) ? node.Left : node.Right];
        }

        return node.Value;
    }

    private readonly record struct BoostedNode(int Column, byte Bin, double Edge, bool MissingGoesLeft, int Left, int Right, double Value);
}
