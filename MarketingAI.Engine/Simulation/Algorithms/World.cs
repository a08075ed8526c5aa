using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>The year and what everything shares.</summary>
internal static class World
{
    public const int Days = 365;
    public const int PersonsAtScaleOne = 20_000;
    public const int LeadsAtScaleOne = 40_000;

    /// <summary>Persons written together; a household never straddles two shards.</summary>
    public const int ShardSize = 10_000;

    public static DateOnly From { get; } = new(2025, 1, 1);

    public static DateOnly Until { get; } = new(2025, 12, 31);

    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The time so many days into the year, to the second.</summary>
    public static DateTime At(double days) => Start.AddSeconds(Math.Floor(days * 86_400));

    public static double DaysOf(DateTime time) => (time - Start).TotalDays;

    public static double DaysOf(DateOnly date) => date.DayNumber - From.DayNumber;

    public static string Code(char prefix, ulong bits) => prefix + (bits & 0xFF_FFFF_FFFFUL).ToString("x10", CultureInfo.InvariantCulture);
}
