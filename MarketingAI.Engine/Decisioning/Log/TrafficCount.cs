namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>Adds up traffic out of several places.</summary>
internal sealed class TrafficCount(TimeSpan step)
{
    private readonly SortedDictionary<long, long> _points = [];
    private readonly SortedDictionary<int, long> _latencies = [];

    public long StepTicks => step.Ticks;

    public void Add(Decision decision)
    {
        AddPoint(decision.At.UtcTicks / step.Ticks, 1);
        AddLatency(decision.LatencyMicroseconds, 1);
    }

    /// <param name="index">Which step since the start of time.</param>
    public void AddPoint(long index, long decisions) => _points[index] = _points.GetValueOrDefault(index) + decisions;

    public void AddLatency(int microseconds, long decisions) =>
        _latencies[microseconds] = _latencies.GetValueOrDefault(microseconds) + decisions;

    public DecisionTraffic Sum() => new(
        [.. _points.Select(point => new TrafficPoint(new DateTimeOffset(point.Key * step.Ticks, TimeSpan.Zero), point.Value))],
        [.. _latencies.Select(latency => new LatencyCount(latency.Key, latency.Value))]);
}
