using System.Globalization;

namespace MarketingAI.Workbench.Pages.Jobs;

/// <summary>The common shapes of a cron expression in words; others are shown as they are.</summary>
internal static class CronWords
{
    public static string Of(string cron)
    {
        string[] parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5 || parts[2] != "*" || parts[3] != "*")
        {
            return cron;
        }

        if (parts[4] == "*" && parts[1] == "*")
        {
            return Every(parts[0]) ?? cron;
        }

        return Number(parts[0]) is not { } minute || Number(parts[1]) is not { } hour ? cron
            : parts[4] == "*" ? string.Create(CultureInfo.InvariantCulture, $"every day at {hour:00}:{minute:00} UTC")
            : Number(parts[4]) is { } day and >= 0 and <= 6
                ? string.Create(CultureInfo.InvariantCulture, $"every {(DayOfWeek)day} at {hour:00}:{minute:00} UTC")
                : cron;
    }

    private static string? Every(string minute) =>
        minute == "*" ? "every minute"
        : minute.StartsWith("*/", StringComparison.Ordinal) && Number(minute[2..]) is { } step ? $"every {step} minutes"
        : Number(minute) is { } at ? $"every hour, {at} minutes past"
        : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
