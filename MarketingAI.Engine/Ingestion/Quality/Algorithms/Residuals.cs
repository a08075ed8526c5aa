namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Squared one-step errors in units of the variance that chance alone would make, of the recent past.</summary>
internal sealed class Residuals
{
    private const int Kept = 180;
    private const int Recent = 21;
    private const double RecentTrust = 1.5;
    private const double Largest = 16;

    /// <summary>Median of a squared standard normal.</summary>
    private const double MedianOfSquare = .4549;

    /// <summary>95 of 100 times the true dispersion lies below what <see cref="Upper"/> says.</summary>
    private const double OneSided95 = 1.6449;

    private readonly Queue<(double Squared, double Variance)> _errors = new();

    private double? _dispersion;

    public int Count => _errors.Count;

    /// <param name="squared">Squared error over its variance under chance alone.</param>
    /// <param name="variance">Variance of that square: 2 for a normal law, more for small counts.</param>
    public void Add(double squared, double variance)
    {
        _dispersion = null;
        _errors.Enqueue((squared, variance));
        while (_errors.Count > Kept)
        {
            _errors.Dequeue();
        }
    }

    /// <summary>Variance over what chance alone makes; never below 1. Single wild days count only up to four standard deviations.</summary>
    public double Dispersion => _dispersion ??= _errors.Count == 0 ? 1 : Math.Max(1, Capped(_errors));

    /// <summary>An upper bound of the dispersion, wider where the history is short; recent unrest counts more.</summary>
    public double Upper()
    {
        if (_errors.Count == 0)
        {
            return 1;
        }

        double relative = OneSided95 * Math.Sqrt(_errors.Average(error => error.Variance) / _errors.Count);
        double recent = Capped(_errors.Skip(Math.Max(0, _errors.Count - Recent)));
        return Math.Max(Dispersion, recent / RecentTrust) * (1 + relative);
    }

    /// <summary>Degrees of freedom of the scaled chi-squared law with the mean and variance that the past showed.</summary>
    public double MatchedFreedom
    {
        get
        {
            double mean = _errors.Average(error => error.Squared);
            double variance = _errors.Sum(error => Math.Pow(error.Squared - mean, 2)) / Math.Max(1, _errors.Count - 1);
            return variance <= 0 ? double.MaxValue : Math.Max(.5, 2 * mean * mean / variance);
        }
    }

    private double Capped(IEnumerable<(double Squared, double Variance)> errors)
    {
        double[] ascending = [.. _errors.Select(error => error.Squared).Order()];
        double cap = Largest * Math.Max(1, ascending[ascending.Length / 2] / MedianOfSquare);
        return errors.Average(error => Math.Min(error.Squared, cap));
    }
}
