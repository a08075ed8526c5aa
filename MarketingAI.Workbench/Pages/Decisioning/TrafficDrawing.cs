using System.Globalization;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Workbench.Components.Charts;

namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>Traffic in the form that charts take.</summary>
internal static class TrafficDrawing
{
    private const int MostPoints = 500;
    private const int Bins = 40;

    /// <summary>Decisions per step from the first to the last, with zeros where there were none.</summary>
    public static IReadOnlyList<ChartPoint> Points(DecisionTraffic traffic, TimeSpan step)
    {
        if (traffic.Points.Count == 0)
        {
            return [];
        }

        Dictionary<DateTimeOffset, long> counts = traffic.Points.ToDictionary(point => point.From, point => point.Decisions);
        DateTimeOffset first = traffic.Points[0].From;
        DateTimeOffset last = traffic.Points[^1].From;
        List<ChartPoint> points = [];
        for (DateTimeOffset at = first - step; at <= last + step && points.Count < MostPoints; at += step)
        {
            points.Add(new ChartPoint(at, counts.GetValueOrDefault(at)));
        }

        return points;
    }

    /// <summary>Decisions by latency up to a little beyond the 99th percentile; the long tail is told in words.</summary>
    public static IReadOnlyList<HistogramBin> LatencyBins(DecisionTraffic traffic)
    {
        if (traffic.LatencyAt(0.99) is not { } p99)
        {
            return [];
        }

        int width = Math.Max(1, (int)Math.Ceiling(p99 * 1.25 / Bins));
        long[] counts = new long[Bins];
        foreach (LatencyCount latency in traffic.Latencies.Where(latency => latency.Microseconds / width < Bins))
        {
            counts[latency.Microseconds / width] += latency.Decisions;
        }

        return [.. counts.Select((count, i) => new HistogramBin(i * width, (i + 1) * width, count))];
    }

    public static IReadOnlyList<ChartReference> Percentiles(DecisionTraffic traffic)
    {
        List<ChartReference> marks = [];
        foreach ((double share, string name) in ((double, string)[])[(0.5, "p50"), (0.95, "p95"), (0.99, "p99")])
        {
            if (traffic.LatencyAt(share) is { } microseconds)
            {
                marks.Add(new ChartReference(microseconds, name, IsVertical: true));
            }
        }

        return marks;
    }

    /// <summary>Microseconds in the unit that fits.</summary>
    public static string Latency(int? microseconds) => microseconds switch
    {
        null => "–",
        < 1000 => $"{microseconds} µs",
        _ => $"{(microseconds.Value / 1000d).ToString("0.0", CultureInfo.InvariantCulture)} ms",
    };
}
