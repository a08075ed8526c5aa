namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Exponential smoothing of a level with a damped trend, and how well it has foretold so far.</summary>
/// <remarks>Gardner, E. S. and McKenzie, E. (1985), Management Science 31, 1237-1246; robust updates after Gelper, Fried and Croux (2010), Journal of Forecasting 29, 285-300.</remarks>
internal sealed class LevelFilter(double gain, double trendGain)
{
    private const double Damping = .9;
    private const double Memory = .985;
    private const double FarAway = 3;
    private double _level;
    private double _trend;
    private double _loss;
    private double _weight;

    /// <summary>The level expected at the next step.</summary>
    public double Next => Math.Max(0, _level + (Damping * _trend));

    /// <summary>Mean squared error in units of the mean, of late more than long ago.</summary>
    public double Loss => _weight > 0 ? _loss / _weight : double.MaxValue;

    public void Start(double level) => (_level, _trend) = (level, 0);

    /// <summary>Learns from a value; far values count only up to three standard deviations.</summary>
    public void Learn(double value, double dispersion)
    {
        double expected = Next;
        double scale = Math.Sqrt(dispersion * Math.Max(expected, 1));
        double squared = Math.Min(FarAway * FarAway, Math.Pow((value - expected) / scale, 2));
        (_loss, _weight) = ((Memory * _loss) + squared, (Memory * _weight) + 1);
        double error = Math.Clamp(value - expected, -FarAway * scale, FarAway * scale);
        double before = _level;
        _level = Math.Max(0, expected + (gain * error));
        _trend = trendGain == 0 ? 0 : ((1 - trendGain) * Damping * _trend) + (trendGain * (_level - before));
    }
}
