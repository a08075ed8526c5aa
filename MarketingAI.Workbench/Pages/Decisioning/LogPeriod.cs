namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>A span of the decision log that the page can show, with the step of its traffic chart.</summary>
internal sealed record LogPeriod(string Key, string Words, TimeSpan? Span, TimeSpan Step)
{
    public static IReadOnlyList<LogPeriod> All { get; } =
    [
        new("hour", "Last hour", TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)),
        new("day", "Last 24 hours", TimeSpan.FromDays(1), TimeSpan.FromMinutes(15)),
        new("week", "Last 7 days", TimeSpan.FromDays(7), TimeSpan.FromHours(2)),
        new("all", "All time", null, TimeSpan.FromDays(1)),
    ];

    public static LogPeriod Of(string? key) => All.FirstOrDefault(period => string.Equals(period.Key, key, StringComparison.Ordinal)) ?? All[1];
}
