namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Colours of charts in fixed order; the same as <c>--chart-1</c> to <c>--chart-7</c> in tokens.css.</summary>
public sealed record ChartPalette(IReadOnlyList<string> Series, string Ink, string SoftInk, string Line, string Surface)
{
    public static ChartPalette Light { get; } = new(
        ["#0b6b6b", "#d55e00", "#0072b2", "#b3578f", "#8a6d00", "#56a5d8", "#6b7780"], "#1b2429", "#52606a", "#dde2e6", "#ffffff");

    public static ChartPalette Dark { get; } = new(
        ["#4fb9b3", "#ff9248", "#6cb4ee", "#e39bc4", "#d9bb4e", "#a7d8ff", "#a9b6be"], "#e6ecef", "#a3b1b9", "#303c43", "#192125");

    public static ChartPalette For(bool isDark) => isDark ? Dark : Light;

    /// <summary>A colour at 20 % opacity, for bands.</summary>
    public static string Faded(string colour) =>
        $"rgba({Part(colour, 1)},{Part(colour, 3)},{Part(colour, 5)},0.2)";

    public string Colour(int series) => Series[series % Series.Count];

    private static int Part(string colour, int at) =>
        int.Parse(colour.AsSpan(at, 2), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
}
