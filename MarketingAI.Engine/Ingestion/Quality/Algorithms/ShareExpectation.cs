namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// Expects a daily share from its past: the share of late, with more scatter than chance where the past showed it, and with the doubt that
/// a short past leaves. A share never seen above zero is expected to be small, not zero.
/// </summary>
/// <remarks>Beta-binomial predictive law with Jeffreys' prior; dispersion from one-step errors (Wedderburn 1974, Biometrika 61, 439-447).</remarks>
internal sealed class ShareExpectation
{
    public const int DaysNeeded = 28;

    private const int NewLevelAfter = 7;
    private const double Prior = .5;
    private const double Largest = 9;
    private const double Memory = .985;
    private static readonly double[] Rates = [.02, .06, .15];

    private readonly double[] _hits = new double[Rates.Length];
    private readonly double[] _rows = new double[Rates.Length];
    private readonly double[] _losses = new double[Rates.Length];
    private readonly Residuals _residuals = new();
    private int _alarms;

    public int Usable { get; private set; }

    /// <summary>The law of the next day's share; null where the history is too short or its scatter too large to say anything of so few rows.</summary>
    public (double A, double B)? Next(long rows)
    {
        if (Usable < DaysNeeded || rows < 1)
        {
            return null;
        }

        int best = Best;
        double strength = _rows[best] + (2 * Prior);
        double mean = (_hits[best] + Prior) / strength;
        double inflated = Math.Max(_residuals.Upper(), 1 + ((rows - 1) / (strength + 1)));
        if (rows == 1 || inflated <= 1 + 1e-9)
        {
            return (mean * strength, (1 - mean) * strength);
        }

        double matched = ((rows - 1) / (inflated - 1)) - 1;
        return matched <= 0 ? null : (mean * matched, (1 - mean) * matched);
    }

    /// <summary>The share expected next, whatever the rows.</summary>
    public double Mean => (_hits[Best] + Prior) / (_rows[Best] + (2 * Prior));

    public void Learn(long hits, long rows, bool isAlarm)
    {
        if (rows == 0)
        {
            return;
        }

        _alarms = isAlarm ? _alarms + 1 : 0;
        if (isAlarm && _alarms < NewLevelAfter)
        {
            return;
        }

        if (isAlarm)
        {
            Forget();
        }

        if (Usable >= NewLevelAfter)
        {
            Measure(hits, rows);
        }

        for (int i = 0; i < Rates.Length; i++)
        {
            _hits[i] = ((1 - Rates[i]) * _hits[i]) + hits;
            _rows[i] = ((1 - Rates[i]) * _rows[i]) + rows;
        }

        Usable++;
    }

    private int Best => Array.IndexOf(_losses, _losses.Min());

    private void Measure(long hits, long rows)
    {
        for (int i = 0; i < Rates.Length; i++)
        {
            double share = (_hits[i] + Prior) / (_rows[i] + (2 * Prior));
            double variance = rows * share * (1 - share);
            double squared = Math.Pow(hits - (rows * share), 2) / variance;
            if (i == Best)
            {
                _residuals.Add(squared, 2 + (1 / variance));
            }

            _losses[i] = (Memory * _losses[i]) + Math.Min(Largest, squared);
        }
    }

    private void Forget()
    {
        Array.Clear(_hits);
        Array.Clear(_rows);
        _alarms = 0;
    }
}
