namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// Expects daily counts from their past: a level that follows, times the day of the week, with more scatter than chance where the past
/// showed it. Days that raise an alarm teach nothing, until seven in a row make a new level.
/// </summary>
/// <remarks>
/// Quasi-Poisson surveillance in the line of Farrington et al. (1996), Journal of the Royal Statistical Society A 159, 547-563, and
/// Noufaily et al. (2013), Statistics in Medicine 32, 1206-1222; tails are negative binomial.
/// </remarks>
internal sealed class CountExpectation
{
    /// <summary>Days of history before anything is said.</summary>
    public const int DaysNeeded = 28;

    private const int DaysToStart = 7;
    private const int NewLevelAfter = 7;
    private static readonly (double Gain, double Trend)[] Grid =
        [(.03, 0), (.07, 0), (.15, 0), (.3, 0), (.5, 0), (.07, .05), (.15, .1), (.3, .1), (.3, .2)];

    private readonly LevelFilter[] _filters = [.. Grid.Select(setting => new LevelFilter(setting.Gain, setting.Trend))];
    private readonly Residuals _residuals = new();
    private readonly List<long> _start = [];
    private readonly List<double> _alarmRun = [];
    private readonly int _firstWeekday;
    private readonly long?[] _learned;
    private int _position;
    private bool _isStarted;

    /// <param name="days">Length of the series that will be shown.</param>
    /// <param name="firstWeekday">Day of the week at its first day, Sunday is 0.</param>
    public CountExpectation(int days, int firstWeekday)
    {
        (_firstWeekday, _learned) = (firstWeekday, new long?[days]);
    }

    /// <summary>Days that taught something so far.</summary>
    public int Usable { get; private set; }

    /// <summary>What is expected of the next day; null where the history is too short.</summary>
    public (double Mean, double Dispersion)? Next()
    {
        if (Usable < DaysNeeded)
        {
            return null;
        }

        double mean = Factor() * Best.Next;
        return (mean, _residuals.Upper());
    }

    /// <summary>Shows the next day.</summary>
    /// <param name="count">Null where there is nothing to learn from it.</param>
    /// <param name="isAlarm">It raised an alarm.</param>
    public void Learn(long? count, bool isAlarm)
    {
        if (count is { } seen)
        {
            double factor = Factor();
            if (!_isStarted)
            {
                Begin(seen);
            }
            else if (isAlarm)
            {
                Endure(seen / factor);
            }
            else
            {
                Take(seen, factor);
            }
        }

        _position++;
    }

    private LevelFilter Best => _filters.MinBy(filter => filter.Loss)!;

    private double Factor() => WeekdayFactors.Learn(
        _learned.AsSpan(0, _position), _position, _firstWeekday, _residuals.Dispersion)[(_position + _firstWeekday) % 7];

    private void Begin(long count)
    {
        _learned[_position] = count;
        _start.Add(count);
        Usable++;
        if (_start.Count < DaysToStart)
        {
            return;
        }

        double level = _start.Order().Skip(1).Take(DaysToStart - 2).Average(value => (double)value);
        foreach (LevelFilter filter in _filters)
        {
            filter.Start(level);
        }

        _isStarted = true;
    }

    private void Take(long count, double factor)
    {
        _alarmRun.Clear();
        _learned[_position] = count;
        Usable++;
        double mean = Math.Max(factor * Best.Next, .05);
        _residuals.Add(Math.Pow(count - mean, 2) / mean, 2 + (1 / mean));
        foreach (LevelFilter filter in _filters)
        {
            filter.Learn(count / factor, _residuals.Dispersion / factor);
        }
    }

    /// <summary>Seven alarms in a row are no longer an episode but how things are now.</summary>
    private void Endure(double level)
    {
        _alarmRun.Add(level);
        if (_alarmRun.Count < NewLevelAfter)
        {
            return;
        }

        double median = _alarmRun.Order().ElementAt(_alarmRun.Count / 2);
        foreach (LevelFilter filter in _filters)
        {
            filter.Start(median);
        }

        _alarmRun.Clear();
    }
}
