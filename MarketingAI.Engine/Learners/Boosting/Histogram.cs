namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>Sums of gradients and curvatures by column and bin.</summary>
internal sealed class Histogram(int columns)
{
    private readonly Moments[] _sums = new Moments[columns * BinnedColumns.MostBins];

    public Moments At(int column, int bin) => _sums[(column * BinnedColumns.MostBins) + bin];

    public void Add(BinnedColumns binned, ReadOnlySpan<int> rows, double[] gradients, double[] curvatures)
    {
        for (int column = 0; column < binned.Count; column++)
        {
            ReadOnlySpan<byte> bins = binned[column];
            Span<Moments> sums = _sums.AsSpan(column * BinnedColumns.MostBins, BinnedColumns.MostBins);
            foreach (int row in rows)
            {
                ref Moments sum = ref sums[bins[row]];
                sum = new Moments(sum.Gradient + gradients[row], sum.Curvature + curvatures[row], sum.Rows + 1);
            }
        }
    }

    public void TakeOff(Histogram other)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            Moments less = other._sums[i];
            Moments sum = _sums[i];
            _sums[i] = new Moments(sum.Gradient - less.Gradient, sum.Curvature - less.Curvature, sum.Rows - less.Rows);
        }
    }

    /// <summary>Over all bins of the first column, and so over all rows.</summary>
    public Moments Total(int bins)
    {
        Moments total = default;
        for (int bin = 0; bin < bins; bin++)
        {
            total += _sums[bin];
        }

        return total;
    }
}

internal readonly record struct Moments(double Gradient, double Curvature, int Rows)
{
    public static Moments operator +(Moments a, Moments b) => new(a.Gradient + b.Gradient, a.Curvature + b.Curvature, a.Rows + b.Rows);
}
