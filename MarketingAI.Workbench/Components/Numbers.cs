using System.Globalization;

namespace MarketingAI.Workbench.Components;

/// <summary>Numbers as people read them; one place decides about digits.</summary>
public static class Numbers
{
    /// <summary>Whole number with groups: 45 211.</summary>
    public static string Count(long value) => value.ToString("#,0", Grouped);

    /// <summary>A share in [0, 1] as percent with sensible digits: 4.5 %, 0.03 %.</summary>
    public static string Share(double share) => Math.Abs(share) switch
    {
        0 => "0 %",
        < 0.001 => $"{(share * 100).ToString("0.###", Grouped)} %",
        < 0.1 => $"{(share * 100).ToString("0.0", Grouped)} %",
        _ => $"{(share * 100).ToString("0", Grouped)} %",
    };

    /// <summary>A metric such as AUC: three decimals.</summary>
    public static string Metric(double value) => value.ToString("0.000", Grouped);

    /// <summary>Four significant digits.</summary>
    public static string Short(double value) => value.ToString("G4", Grouped);

    /// <summary>Bytes in the unit that fits: 1.4 MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{(bytes / 1e3).ToString("0.#", Grouped)} kB",
        < 1_000_000_000 => $"{(bytes / 1e6).ToString("0.#", Grouped)} MB",
        _ => $"{(bytes / 1e9).ToString("0.##", Grouped)} GB",
    };

    /// <summary>A span as "340 ms", "4.2 s", "3 min 20 s".</summary>
    public static string Duration(TimeSpan span) => span.TotalSeconds switch
    {
        < 1 => $"{span.TotalMilliseconds.ToString("0", Grouped)} ms",
        < 60 => $"{span.TotalSeconds.ToString("0.0", Grouped)} s",
        < 3600 => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    // A thin no-break space groups thousands, so that no reader takes the mark for a decimal one.
    private static readonly CultureInfo Grouped = Make();

    private static CultureInfo Make()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u202f";
        return CultureInfo.ReadOnly(culture);
    }
}
