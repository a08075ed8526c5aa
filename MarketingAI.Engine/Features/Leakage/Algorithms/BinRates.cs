namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>Rows and positives by bin.</summary>
internal sealed class BinRates
{
    private const double PriorRows = 5;
    private const int Folds = 5;

    private readonly double[] _rows;
    private readonly double[] _positives;

    private BinRates(double[] rows, double[] positives) => (_rows, _positives) = (rows, positives);

    public double Positives => _positives.Sum();

    public static BinRates Of(int[] bins, int count, bool[] labels)
    {
        double[] rows = new double[count];
        double[] positives = new double[count];
        for (int row = 0; row < bins.Length; row++)
        {
            rows[bins[row]]++;
            positives[bins[row]] += labels[row] ? 1 : 0;
        }

        return new BinRates(rows, positives);
    }

    /// <summary>Each row's rate of its bin from the other fifths of the rows, drawn a little towards the whole.</summary>
    public double[] HeldOut(int[] bins, bool[] labels)
    {
        double whole = Positives / bins.Length;
        double[][] rows = [.. Enumerable.Range(0, Folds).Select(_ => new double[_rows.Length])];
        double[][] positives = [.. Enumerable.Range(0, Folds).Select(_ => new double[_rows.Length])];
        for (int row = 0; row < bins.Length; row++)
        {
            rows[FoldOf(row)][bins[row]]++;
            positives[FoldOf(row)][bins[row]] += labels[row] ? 1 : 0;
        }

        double[] rates = new double[bins.Length];
        for (int row = 0; row < bins.Length; row++)
        {
            (int bin, int fold) = (bins[row], FoldOf(row));
            rates[row] = (_positives[bin] - positives[fold][bin] + (PriorRows * whole)) / (_rows[bin] - rows[fold][bin] + PriorRows);
        }

        return rates;
    }

    /// <summary>Positives and rows of all bins with at least this rate and so many rows.</summary>
    public (double Positives, double Rows) InBinsOfAtLeast(double rate, int leastRows)
    {
        (double positives, double rows) = (0, 0);
        for (int bin = 0; bin < _rows.Length; bin++)
        {
            if (_rows[bin] >= leastRows && _positives[bin] >= rate * _rows[bin])
            {
                (positives, rows) = (positives + _positives[bin], rows + _rows[bin]);
            }
        }

        return (positives, rows);
    }

    /// <summary>Parts rows by a mixed number, so that neither order nor period of the file matters.</summary>
    private static int FoldOf(int row) => (int)(((uint)row * 2654435761U) >> 16) % Folds;
}
