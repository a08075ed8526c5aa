namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>How many decisions were given when, and how long they took.</summary>
/// <param name="Points">Ascending in time; times without a decision are left out.</param>
/// <param name="Latencies">Decisions by latency in microseconds, ascending.</param>
public sealed record DecisionTraffic(IReadOnlyList<TrafficPoint> Points, IReadOnlyList<LatencyCount> Latencies)
{
    public long Decisions => Latencies.Sum(latency => latency.Decisions);

    /// <summary>The latency that the given share of decisions stayed at or under, in microseconds; null where there is no decision.</summary>
    /// <param name="share">In (0, 1].</param>
    public int? LatencyAt(double share)
    {
        long needed = (long)Math.Ceiling(share * Decisions);
        long seen = 0;
        foreach (LatencyCount latency in Latencies)
        {
            seen += latency.Decisions;
            if (seen >= needed)
            {
                return latency.Microseconds;
            }
        }

        return null;
    }
}

/// <param name="From">Start of the step.</param>
public readonly record struct TrafficPoint(DateTimeOffset From, long Decisions);

/// <summary>How many decisions took so long.</summary>
public readonly record struct LatencyCount(int Microseconds, long Decisions);
