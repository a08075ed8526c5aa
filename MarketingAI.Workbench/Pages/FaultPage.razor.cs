using System.Diagnostics;

namespace MarketingAI.Workbench.Pages;

/// <summary>Answers a request that failed.</summary>
public sealed partial class FaultPage
{
    private static string? Reference => Activity.Current?.TraceId.ToString();
}
