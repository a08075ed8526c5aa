namespace MarketingAI.Engine.Ingestion.Sources.Pipelines.Algorithms;

/// <summary>Replays a history under both modes: which events would have been there when they were first needed?</summary>
internal static class FreshnessReplay
{
    /// <param name="arrivals">Events by the minute in which they became known, ascending.</param>
    /// <param name="needs">When an event that became known at a moment was first needed; null for never.</param>
    /// <param name="nextBatch">Beginning of the first batch after a moment.</param>
    /// <param name="streamDelay">From known to loaded in a stream.</param>
    /// <param name="batchSeconds">How long a batch takes.</param>
    public static IReadOnlyList<DayFreshness> Days(
        IReadOnlyList<Arrivals> arrivals, Func<DateTimeOffset, DateTimeOffset?> needs, Func<DateTimeOffset, DateTimeOffset> nextBatch, TimeSpan streamDelay, TimeSpan batchSeconds)
    {
        SortedDictionary<DateOnly, DayFreshness> days = [];
        foreach (Arrivals arrival in arrivals)
        {
            DateTimeOffset known = arrival.Minute + TimeSpan.FromSeconds(30);
            if (needs(known) is not { } needed)
            {
                continue;
            }

            DateOnly day = DateOnly.FromDateTime(known.UtcDateTime);
            DayFreshness before = days.GetValueOrDefault(day) ?? new DayFreshness(day, 0, 0, 0, []);
            before.Needs.Add(((needed - known).TotalSeconds, arrival.Events));
            days[day] = before with
            {
                Events = before.Events + arrival.Events,
                LateInBatches = before.LateInBatches + (nextBatch(known) + batchSeconds > needed ? arrival.Events : 0),
                LateInStream = before.LateInStream + (known + streamDelay > needed ? arrival.Events : 0),
            };
        }

        return [.. days.Values];
    }

    /// <summary>The first of ascending uses after each moment.</summary>
    public static Func<DateTimeOffset, DateTimeOffset?> FirstUse(IReadOnlyList<DateTimeOffset> uses)
    {
        DateTimeOffset[] ascending = [.. uses];
        return known =>
        {
            int at = Array.BinarySearch(ascending, known);
            int next = at < 0 ? ~at : at + 1;
            return next < ascending.Length ? ascending[next] : null;
        };
    }

    /// <summary>Half of the weight lies at or below it; null without any.</summary>
    public static double? WeightedMedian(IEnumerable<(double Value, long Weight)> values)
    {
        (double Value, long Weight)[] ascending = [.. values.OrderBy(value => value.Value)];
        long half = (ascending.Sum(value => value.Weight) + 1) / 2;
        long sum = 0;
        foreach ((double value, long weight) in ascending)
        {
            sum += weight;
            if (sum >= half)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>Events that became known in one minute.</summary>
internal readonly record struct Arrivals(DateTimeOffset Minute, long Events);

/// <summary>One day of a replay.</summary>
/// <param name="LateInBatches">Events that batches would have brought too late.</param>
/// <param name="Needs">Seconds from known to needed, with the number of events.</param>
internal sealed record DayFreshness(DateOnly Day, long Events, long LateInBatches, long LateInStream, List<(double Seconds, long Events)> Needs);
