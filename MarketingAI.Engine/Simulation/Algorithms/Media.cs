namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Weekly spend and revenue with every part of it known.</summary>
internal sealed class Media
{
    private const double PriceSwing = 4;
    private static readonly string[] UpperFunnel = ["social", "display", "tv"];

    private readonly MediaPlan _plan;
    private readonly Season _season;
    private readonly DateOnly _first;
    private readonly double[][] _own;
    private readonly double[] _price;
    private readonly double[] _noise;

    public Media(int seed, int unit, MediaPlan plan, Season season)
    {
        (_plan, _season) = (plan, season);
        _first = new DateOnly(2025, 12, 22).AddDays(-7 * (plan.Weeks - 1));
        Chance chance = new(seed, unit, Draw.Media, 0);
        _own = [.. plan.Channels.Select(channel => OwnSpend(chance, channel))];
        _price = new double[plan.Weeks];
        _noise = new double[plan.Weeks];
        double swing = 0;
        for (int week = 0; week < plan.Weeks; week++)
        {
            swing = (.8 * swing) + (.6 * PriceSwing * chance.Normal());
            _price[week] = Math.Round(100 + swing, 2);
            _noise[week] = Math.Round(plan.Noise * chance.Normal(), 2);
        }
    }

    /// <summary>The weeks as they were, or as they would have been without one channel.</summary>
    public IReadOnlyList<MediaWeek> Weeks(int without = -1)
    {
        double[] carried = new double[_plan.Channels.Count];
        List<MediaWeek> weeks = new(_plan.Weeks);
        for (int week = 0; week < _plan.Weeks; week++)
        {
            weeks.Add(Week(week, without, carried));
        }

        return weeks;
    }

    private MediaWeek Week(int week, int without, double[] carried)
    {
        int n = _plan.Channels.Count;
        double[] spend = new double[n];
        double[] saturation = new double[n];
        double upper = 0;
        for (int c = n - 1; c >= 0; c--)
        {
            // Brand search comes last: what it can spend depends on who was made curious this week.
            double captured = c == 0 ? _plan.CapturePerUpperFunnel * upper / UpperFunnel.Length : 0;
            spend[c] = c == without ? 0 : Math.Round(_own[c][week] + captured, 2);
            carried[c] = spend[c] + (_plan.Channels[c].Carryover * carried[c]);
            saturation[c] = Hill(carried[c], _plan.Channels[c].HalfSaturation, _plan.Channels[c].Slope);
            upper += UpperFunnel.Contains(_plan.Channels[c].Name, StringComparer.Ordinal) ? saturation[c] : 0;
        }

        DateOnly monday = _first.AddDays(7 * week);
        return new MediaWeek(
            monday, spend, _price[week], monday.Month == 12 && monday.Day is >= 8 and <= 26, Math.Round(_plan.Baseline * SeasonOf(monday), 2),
            _plan.TrendPerWeek * week, Math.Round(_plan.PriceEffect * (_price[week] - 100) / 10, 2), saturation,
            [.. _plan.Channels.Select((channel, c) => Math.Round(channel.Coefficient * saturation[c], 2))],
            [.. _plan.Interactions.Select(pair => Math.Round(pair.Coefficient * saturation[At(pair.First)] * saturation[At(pair.Second)], 2))],
            _noise[week]);
    }

    /// <summary>a^slope / (a^slope + half^slope).</summary>
    public static double Hill(double adstock, double half, double slope)
    {
        double power = Math.Pow(adstock, slope);
        return power / (power + Math.Pow(half, slope));
    }

    private int At(string channel) => _plan.Channels.ToList().FindIndex(one => string.Equals(one.Name, channel, StringComparison.Ordinal));

    private double SeasonOf(DateOnly monday)
    {
        double sum = 0;
        for (int day = 0; day < 7; day++)
        {
            sum += _season.Daily(monday.AddDays(day));
        }

        return sum / 7;
    }

    private double[] OwnSpend(Chance chance, MediaChannelPlan channel)
    {
        double[] spend = new double[_plan.Weeks];
        bool on = true;
        int left = 0;
        for (int week = 0; week < spend.Length; week++)
        {
            if (left-- == 0)
            {
                on = chance.Is(channel.OnShare);
                left = 2 + chance.Below(3);
            }

            double noise = Math.Exp((channel.SpendLogSd * chance.Normal()) - (channel.SpendLogSd * channel.SpendLogSd / 2));
            double season = Math.Sqrt(SeasonOf(_first.AddDays(7 * week)));
            spend[week] = on || channel.OnShare >= 1 ? channel.MeanSpend / channel.OnShare * noise * season : 0;
        }

        return spend;
    }
}
