namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Spreads the last year's weekly spend over days and campaigns, and bills it in several currencies.</summary>
internal sealed class DailySpend
{
    private static readonly string[] Currencies = ["USD", "GBP", "CHF"];
    private static readonly double[] Days = [.15, .15, .15, .15, .15, .13, .12];
    private readonly double[][] _rates;
    private readonly Chance _chance;

    public DailySpend(int seed, int unit)
    {
        _chance = new Chance(seed, unit, Draw.Spend, 0);
        double[] level = [.92, 1.17, 1.05];
        _rates = new double[World.Days][];
        for (int day = 0; day < World.Days; day++)
        {
            level = [.. level.Select(rate => rate * Math.Exp(.004 * _chance.Normal()))];
            _rates[day] = [.. level.Select(rate => Math.Round(rate, 5))];
        }
    }

    public IEnumerable<ExchangeRate> Rates() =>
        from day in Enumerable.Range(0, World.Days)
        from currency in Enumerable.Range(0, Currencies.Length)
        select new ExchangeRate(World.From.AddDays(day), Currencies[currency], _rates[day][currency]);

    public IEnumerable<SpendRow> Of(IReadOnlyList<MediaWeek> weeks, MediaPlan plan)
    {
        foreach (MediaWeek week in weeks.Where(week => week.Week >= World.From && week.Week.AddDays(6) <= World.Until))
        {
            for (int day = 0; day < 7; day++)
            {
                for (int channel = 0; channel < plan.Channels.Count; channel++)
                {
                    foreach (SpendRow row in OfDay(week.Week.AddDays(day), plan.Channels[channel].Name, week.Spend[channel] * Days[day]))
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    private IEnumerable<SpendRow> OfDay(DateOnly date, string channel, double euros)
    {
        (string platform, int currency) = channel switch
        {
            "social" => ("SocialAds", 0),
            "display" => ("DisplayNet", 1),
            "tv" => ("TvHouse", 2),
            "email" => ("MailTool", -1),
            _ => ("SearchAds", -1),
        };
        double rate = currency < 0 ? 1 : _rates[date.DayNumber - World.From.DayNumber][currency];
        double[] shares = [.5, .3, .2];
        for (int i = 0; i < shares.Length && euros > 0; i++)
        {
            long minor = (long)Math.Round(100 * euros * shares[i] / rate);
            long impressions = (long)(euros * shares[i] * _chance.Between(80, 140));
            long clicks = channel is "tv" ? 0 : (long)(impressions * _chance.Between(.004, .02));
            yield return new SpendRow(date, platform, channel, $"{channel}-{"abc"[i]}", currency < 0 ? "EUR" : Currencies[currency], minor, impressions, clicks);
        }
    }
}
