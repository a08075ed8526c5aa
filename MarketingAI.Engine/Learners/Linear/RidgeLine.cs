using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Linear;

/// <summary>A weighted straight line in standardised columns with a small quadratic penalty; a missing value counts as the column's mean.</summary>
/// <remarks>Hoerl and Kennard (1970), Technometrics 12, 55-67.</remarks>
internal sealed class RidgeLine
{
    private readonly double[] _means;
    private readonly double[] _slopes;
    private readonly double _constant;

    private RidgeLine(double[] means, double[] slopes, double constant) => (_means, _slopes, _constant) = (means, slopes, constant);

    /// <summary>Change of the value for one unit of a column.</summary>
    public IReadOnlyList<double> Slopes => _slopes;

    public IReadOnlyList<double> Means => _means;

    /// <summary>Value where every column is at its mean.</summary>
    public double Constant => _constant;

    /// <param name="columns">By column, one value a row; NaN for missing.</param>
    /// <param name="weights">By row, or null for 1 each.</param>
    /// <param name="penaltyRows">Penalty in rows of a standardised column.</param>
    public static RidgeLine Fit(IReadOnlyList<double[]> columns, double[] targets, double[]? weights, ReadOnlySpan<int> rows, double penaltyRows = 1)
    {
        (double[] means, double[] scales) = Standardise(columns, weights, rows);
        (double total, double sum) = (0, 0);
        foreach (int row in rows)
        {
            double weight = weights is null ? 1 : weights[row];
            total += weight;
            sum += weight * targets[row];
        }

        double constant = total > 0 ? sum / total : 0;
        double[] slopes = new double[columns.Count];
        double[] matrix = new double[slopes.Length * slopes.Length];
        AddRows(columns, (targets, weights, constant), rows, (means, scales), matrix, slopes);
        for (int i = 0; i < slopes.Length; i++)
        {
            matrix[(i * slopes.Length) + i] += (penaltyRows * (rows.Length > 0 ? total / rows.Length : 1)) + 1e-9;
        }

        bool solved = SymmetricSystem.TrySolve(matrix, slopes);
        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] = solved ? slopes[i] * scales[i] : 0;
        }

        return new RidgeLine(means, slopes, constant);
    }

    private static void AddRows(
        IReadOnlyList<double[]> columns,
        (double[] Targets, double[]? Weights, double Constant) of,
        ReadOnlySpan<int> rows,
        (double[] Means, double[] Scales) standard,
        double[] matrix,
        double[] right)
    {
        int width = columns.Count;
        double[] line = new double[width];
        foreach (int row in rows)
        {
            double weight = of.Weights is null ? 1 : of.Weights[row];
            for (int i = 0; i < width; i++)
            {
                double value = columns[i][row];
                line[i] = double.IsNaN(value) ? 0 : (value - standard.Means[i]) * standard.Scales[i];
                double weighted = weight * line[i];
                right[i] += weighted * (of.Targets[row] - of.Constant);
                for (int k = 0; k <= i; k++)
                {
                    matrix[(i * width) + k] += weighted * line[k];
                }
            }
        }
    }

    public double At(IReadOnlyList<double[]> columns, int row)
    {
        double value = _constant;
        for (int i = 0; i < _slopes.Length; i++)
        {
            double found = columns[i][row];
            value += double.IsNaN(found) ? 0 : _slopes[i] * (found - _means[i]);
        }

        return value;
    }

    private static (double[] Means, double[] Scales) Standardise(IReadOnlyList<double[]> columns, double[]? weights, ReadOnlySpan<int> rows)
    {
        double[] means = new double[columns.Count];
        double[] scales = new double[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            (double total, double sum, double squares) = (0, 0, 0);
            foreach (int row in rows)
            {
                double value = columns[i][row];
                if (!double.IsNaN(value))
                {
                    double weight = weights is null ? 1 : weights[row];
                    total += weight;
                    double gap = value - sum;
                    sum += total > 0 ? weight / total * gap : 0;
                    squares += weight * gap * (value - sum);
                }
            }

            means[i] = sum;
            double deviation = total > 0 ? Math.Sqrt(squares / total) : 0;
            scales[i] = deviation > 1e-9 * (1 + Math.Abs(sum)) ? 1 / deviation : 0;
        }

        return (means, scales);
    }
}
