using System.Diagnostics;
using System.Reflection;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingAI.Workbench.Pages.Settings;

/// <summary>Version, health, licences.</summary>
public sealed partial class AboutPage(HealthCheckService health, IHostEnvironment environment, TimeProvider clock)
{
    private HealthReport? _report;

    private static string Version =>
        typeof(AboutPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private string Uptime
    {
        get
        {
            using Process process = Process.GetCurrentProcess();
            return Numbers.Duration(clock.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime());
        }
    }

    protected override async Task OnInitializedAsync() => _report = await health.CheckHealthAsync();

    private static StatusKind KindOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => StatusKind.Good,
        HealthStatus.Degraded => StatusKind.Warning,
        HealthStatus.Unhealthy => StatusKind.Bad,
    };

    private static string WordOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Answers",
        HealthStatus.Degraded => "Look at it",
        HealthStatus.Unhealthy => "Does not answer",
    };
}
