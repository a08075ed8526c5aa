namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>When something that is brought again and again arrived, as days since the first day; judged at the end of each day.</summary>
/// <param name="Arrivals">Ascending.</param>
/// <param name="Days">Days looked at.</param>
internal sealed record ArrivalData(DateOnly From, IReadOnlyList<double> Arrivals, int Days) : SeriesData(MonitorKind.Freshness, string.Empty, string.Empty, From)
{
    private const double LargestChance = .2;

    public override SeriesVerdicts Walk(double budget, bool withBand = false)
    {
        List<DayVerdict> verdicts = new(Days);
        List<double> gaps = [];
        int next = 0;
        for (int day = 0; day < Days; day++)
        {
            while (next < Arrivals.Count && Arrivals[next] < day + 1)
            {
                if (next > 0)
                {
                    gaps.Add(Arrivals[next] - Arrivals[next - 1]);
                }

                next++;
            }

            double away = next == 0 ? 0 : day + 1 - Arrivals[next - 1];
            verdicts.Add(Judge(away, gaps, budget));
        }

        return new SeriesVerdicts(verdicts, Math.Min(gaps.Count, ArrivalWatch.GapsNeeded), ArrivalWatch.GapsNeeded);
    }

    public override long RowsOn(int day) => Arrivals.Count(arrival => arrival >= day && arrival < day + 1);

    /// <summary>A gap is one chance to be wrong, so its chance is the day's budget times its usual length.</summary>
    private static DayVerdict Judge(double away, List<double> gaps, double budget)
    {
        if (gaps.Count < ArrivalWatch.GapsNeeded)
        {
            return DayVerdict.CannotTell(away);
        }

        double usual = gaps.Average();
        double chance = Math.Min(LargestChance, budget * Math.Max(usual, 1d / 24));
        return ArrivalWatch.LongestUsualGap(gaps, chance) is { } limit
            ? new DayVerdict(away, usual, 0, limit, away > limit ? chance : 1, away > limit, true)
            : DayVerdict.CannotTell(away);
    }
}
