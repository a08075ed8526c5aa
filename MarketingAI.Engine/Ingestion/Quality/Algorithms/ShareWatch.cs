namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Walks a series of daily shares forward: missing values, late events, second deliveries, values outside the usual range.</summary>
internal static class ShareWatch
{
    public static SeriesVerdicts Walk(IReadOnlyList<(long Hits, long Rows)?> shares, ShareSide side, double budget, bool withBand = false)
    {
        ShareExpectation expectation = new();
        List<DayVerdict> days = new(shares.Count);
        foreach ((long Hits, long Rows)? share in shares)
        {
            if (share is not { Rows: > 0 } seen)
            {
                days.Add(DayVerdict.CannotTell(0));
                continue;
            }

            DayVerdict verdict = expectation.Next(seen.Rows) is { } law
                ? Judge(seen.Hits, seen.Rows, law.A, law.B, side, budget, withBand)
                : DayVerdict.CannotTell(seen.Hits / (double)seen.Rows);
            expectation.Learn(seen.Hits, seen.Rows, verdict.IsAlarm);
            days.Add(verdict);
        }

        return new SeriesVerdicts(days, Math.Min(expectation.Usable, ShareExpectation.DaysNeeded), ShareExpectation.DaysNeeded);
    }

    public static DayVerdict Judge(long hits, long rows, double a, double b, ShareSide side, double budget, bool withBand)
    {
        double part = side == ShareSide.Both ? budget / 2 : budget;
        double high = Tails.ShareAtLeast(hits, rows, a, b);
        double low = side == ShareSide.Both ? Tails.ShareAtMost(hits, rows, a, b) : 1;
        double smaller = Math.Min(low, high);
        (double Low, double High)? band = withBand ? Band(rows, a, b, side, part) : null;
        double chance = Math.Min(1, side == ShareSide.Both ? 2 * smaller : high);

        // Where not even the whole day could have raised an alarm, silence of the monitor means nothing.
        bool blind = Tails.ShareAtLeast(rows, rows, a, b) >= part && (side == ShareSide.High || Tails.ShareAtMost(0, rows, a, b) >= part);
        double share = hits / (double)rows;
        return blind
            ? DayVerdict.CannotTell(share) with { Expected = a / (a + b) }
            : new DayVerdict(share, a / (a + b), band?.Low, band?.High, chance, smaller < part, high < low);
    }

    private static (double Low, double High) Band(long rows, double a, double b, ShareSide side, double part)
    {
        long low = side == ShareSide.High ? 0 : Tails.LargestLowCount(part, count => count >= rows ? 1 : Tails.ShareAtMost(count, rows, a, b)) + 1;
        long high = Tails.SmallestHighCount(part, count => Tails.ShareAtLeast(count, rows, a, b)) - 1;
        return (low / (double)rows, Math.Min(high, rows) / (double)rows);
    }
}
