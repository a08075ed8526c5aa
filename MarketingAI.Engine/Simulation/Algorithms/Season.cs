namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Demand by the day, with mean 1 over the year 2025: a yearly wave, a bump before the holidays, a weekly pattern.</summary>
internal sealed class Season
{
    private readonly double _scale;
    private readonly double[] _elapsed;
    private readonly SeasonPlan _plan;

    public Season(SeasonPlan plan)
    {
        _plan = plan;
        double sum = 0;
        for (int day = 0; day < World.Days; day++)
        {
            sum += Raw(World.From.AddDays(day));
        }

        _scale = World.Days / sum;
        _elapsed = new double[World.Days + 1];
        for (int day = 0; day < World.Days; day++)
        {
            _elapsed[day + 1] = _elapsed[day] + Daily(World.From.AddDays(day));
        }
    }

    public double Daily(DateOnly date) => Raw(date) * _scale;

    /// <summary>Demand time gone by since the start of the year, for a calendar time in days.</summary>
    public double Demand(double days)
    {
        int day = Math.Clamp((int)days, 0, World.Days - 1);
        return _elapsed[day] + ((days - day) * (_elapsed[day + 1] - _elapsed[day]));
    }

    /// <summary>The calendar time in days at which so much demand time has gone by.</summary>
    public double Calendar(double demand)
    {
        int found = Array.BinarySearch(_elapsed, demand);
        int day = Math.Clamp(found >= 0 ? found : ~found - 1, 0, World.Days - 1);
        return day + ((demand - _elapsed[day]) / (_elapsed[day + 1] - _elapsed[day]));
    }

    private double Raw(DateOnly date)
    {
        double wave = _plan.Amplitude * Math.Cos(2 * Math.PI * (date.DayOfYear - _plan.PeakDay) / 365.25);
        double away = (date.DayOfYear - 347) / 9.0;
        return (1 + wave + (_plan.HolidayBump * Math.Exp(-0.5 * away * away))) * _plan.Weekdays[(int)date.DayOfWeek];
    }
}
