using System.Globalization;

namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Decisions = "/decisions";
    public const string DecisionRoute = "/decisions/{DecisionId:guid}";
    public const string Deployments = "/deployments";

    /// <summary>One decision.</summary>
    public static string Decision(Guid decisionId) => $"{Decisions}/{decisionId}";

    /// <summary>The decision log with its filters.</summary>
    /// <param name="period">One of hour, day, week, all; null for the day.</param>
    /// <param name="before">Only decisions older than this one.</param>
    public static string DecisionLog(string? alias = null, string? period = null, Guid? before = null)
    {
        string address = Decisions;
        char mark = '?';
        foreach ((string name, string? value) in ((string, string?)[])
            [("alias", alias), ("period", period), ("before", before?.ToString("D", CultureInfo.InvariantCulture))])
        {
            if (!string.IsNullOrEmpty(value))
            {
                address += $"{mark}{name}={Uri.EscapeDataString(value)}";
                mark = '&';
            }
        }

        return address;
    }

    /// <summary>The deployments page with an alias chosen.</summary>
    public static string DeploymentsOf(string alias) => $"{Deployments}?alias={Uri.EscapeDataString(alias)}";
}
