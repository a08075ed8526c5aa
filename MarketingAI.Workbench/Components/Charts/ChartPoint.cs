using System.Globalization;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>One point of a series, with the interval around it where there is one.</summary>
public sealed record ChartPoint
{
    public ChartPoint(double x, double? y, double? low = null, double? high = null)
        : this((object)x, x.ToString("G6", CultureInfo.InvariantCulture), y, low, high)
    {
    }

    public ChartPoint(string x, double? y, double? low = null, double? high = null)
        : this(x, x, y, low, high)
    {
    }

    public ChartPoint(DateTimeOffset x, double? y, double? low = null, double? high = null)
        : this(Iso(x), Iso(x), y, low, high)
    {
    }

    private ChartPoint(object x, string label, double? y, double? low, double? high) =>
        (X, Label, Y, Low, High) = (x, label, Drawn(y), Drawn(low), Drawn(high));

    /// <summary>Number, text or UTC time.</summary>
    public object X { get; }

    public string Label { get; }

    /// <summary>Null leaves a gap.</summary>
    public double? Y { get; }

    public double? Low { get; }

    public double? High { get; }

    // JSON has no NaN or infinity; both are gaps.
    private static double? Drawn(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A named series. At most seven in one chart.</summary>
/// <param name="Dashed">Drawn with dashes: a baseline, a goal, a forecast.</param>
/// <param name="Marks">Drawn as single marks in a line chart: alarms, events.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points, bool Dashed = false, bool Marks = false)
{
    public static ChartSeries Of(string name, IEnumerable<double> x, IEnumerable<double> y, bool dashed = false) =>
        new(name, [.. x.Zip(y, (at, value) => new ChartPoint(at, value))], dashed);

    internal bool HasIntervals => Points.Any(point => point is { Low: not null, High: not null });
}

/// <summary>A labelled reference line.</summary>
/// <param name="At">Place on the value axis, or on the x axis when <paramref name="IsVertical"/>.</param>
public sealed record ChartReference(double At, string Label, bool IsVertical = false)
{
    internal static IReadOnlyList<string> InWords(IReadOnlyList<ChartReference> references) =>
        [.. references.Select(reference => $"{reference.Label}: {reference.At.ToString("G6", CultureInfo.InvariantCulture)}")];
}

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Lower edge.</param>
/// <param name="To">Upper edge.</param>
public sealed record HistogramBin(double From, double To, double Count);
