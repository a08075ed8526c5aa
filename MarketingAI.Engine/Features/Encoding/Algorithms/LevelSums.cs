namespace MarketingAI.Engine.Features.Encoding.Algorithms;

/// <summary>Rows and sums of the target by level; the place before the first holds missing values.</summary>
internal sealed class LevelSums
{
    private readonly double[] _rows;
    private readonly double[] _sums;
    private double _squares;
    private double _allRows;
    private double _allSum;

    private LevelSums(int levels) => (_rows, _sums) = (new double[levels + 1], new double[levels + 1]);

    public static LevelSums Of(ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, int levels)
    {
        LevelSums sums = new(levels);
        for (int row = 0; row < codes.Length; row++)
        {
            sums.Add(codes[row], targets[row], 1);
        }

        return sums;
    }

    public long RowsOf(int code) => (long)_rows[Place(code)];

    /// <param name="sign">1 adds a row, -1 takes it away.</param>
    public void Add(int code, double target, int sign)
    {
        int place = Place(code);
        _rows[place] += sign;
        _sums[place] += sign * target;
        _squares += sign * target * target;
        _allRows += sign;
        _allSum += sign * target;
    }

    /// <summary>The level's mean, drawn towards the prior by as many rows.</summary>
    public double Drawn(int code, double prior, double priorRows)
    {
        int place = Place(code);
        return _rows[place] == 0 || double.IsPositiveInfinity(priorRows) ? prior : (_sums[place] + (priorRows * prior)) / (_rows[place] + priorRows);
    }

    /// <summary>Mean of the whole, and how many of its rows are mixed in: variance inside levels over variance between them.</summary>
    public (double Mean, double Rows) Prior(double? given)
    {
        double mean = _allRows > 0 ? _allSum / _allRows : 0;
        return (mean, given ?? FittedRows(mean));
    }

    private double FittedRows(double mean)
    {
        (double between, double squaredRows, int levels) = (0, 0, 0);
        double ofLevels = 0;
        for (int place = 0; place < _rows.Length; place++)
        {
            if (_rows[place] > 0)
            {
                double gap = (_sums[place] / _rows[place]) - mean;
                between += _rows[place] * gap * gap;
                ofLevels += _sums[place] * _sums[place] / _rows[place];
                squaredRows += _rows[place] * _rows[place];
                levels++;
            }
        }

        if (levels < 2)
        {
            return 1;
        }

        double spread = _allRows - (squaredRows / _allRows);
        double free = _allRows - levels;
        double inside = free > 0 ? Math.Max(0, _squares - ofLevels) / free : Math.Max(0, (_squares / _allRows) - (mean * mean));
        double variance = spread > 0 ? (between - ((levels - 1) * inside)) / spread : 0;
        return inside <= 0 ? (variance > 0 ? 0 : 1) : variance <= 0 ? double.PositiveInfinity : inside / variance;
    }

    private static int Place(int code) => code < 0 ? 0 : code + 1;
}
