namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>Columns of numbers cut into at most 63 bins each; bin 0 holds what is missing. Edges look at no label.</summary>
internal sealed class BinnedColumns
{
    public const int MostBins = 64;

    private const int MostLooked = 100_000;

    private readonly double[][] _edges;
    private readonly byte[][] _bins;

    private BinnedColumns(double[][] edges, byte[][] bins, int rows) => (_edges, _bins, Rows) = (edges, bins, rows);

    public int Rows { get; }

    public int Count => _bins.Length;

    public ReadOnlySpan<byte> this[int column] => _bins[column];

    public byte BinOf(int row, int column) => _bins[column][row];

    public double EdgeAfter(int column, int bin) => _edges[column][bin - 1];

    /// <summary>Bins that the column has, the missing one included.</summary>
    public int BinsOf(int column) => _edges[column].Length + 2;

    /// <param name="columns">One array a column, of one length; NaN stands for missing.</param>
    public static BinnedColumns Of(IReadOnlyList<double[]> columns)
    {
        Kernel.Require.AtLeast(columns.Count, 1);
        double[][] edges = new double[columns.Count][];
        byte[][] bins = new byte[columns.Count][];
        for (int column = 0; column < columns.Count; column++)
        {
            Kernel.Require.SameLength(columns[column].Length, columns[0].Length, "columns");
            edges[column] = EdgesOf(columns[column]);
            bins[column] = Cut(columns[column], edges[column]);
        }

        return new BinnedColumns(edges, bins, columns[0].Length);
    }

    private static double[] EdgesOf(double[] values)
    {
        int step = Math.Max(1, values.Length / MostLooked);
        double[] found = new double[(values.Length + step - 1) / step];
        int count = 0;
        for (int i = 0; i < values.Length; i += step)
        {
            if (!double.IsNaN(values[i]))
            {
                found[count++] = values[i];
            }
        }

        Array.Sort(found, 0, count);
        List<double> edges = [];
        for (int cut = 1; cut < MostBins - 1 && count > 0; cut++)
        {
            double edge = found[(int)((long)cut * (count - 1) / (MostBins - 1))];
            if (edge < found[count - 1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }

    private static byte[] Cut(double[] values, double[] edges)
    {
        byte[] bins = new byte[values.Length];
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            if (!double.IsNaN(value))
            {
                int place = Array.BinarySearch(edges, value);
                bins[row] = (byte)(1 + (place >= 0 ? place : ~place));
            }
        }

        return bins;
    }
}
