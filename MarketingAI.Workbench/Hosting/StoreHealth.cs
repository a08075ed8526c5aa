using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreHealth(IBusinessUnits units) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        int count = (await units.ListAsync(cancellationToken)).Count;
        return count > 0 ? HealthCheckResult.Healthy($"{count} business units") : HealthCheckResult.Unhealthy("The store has no business unit.");
    }
}

/// <summary>Whether the warehouse answers.</summary>
internal sealed class WarehouseHealth(IServiceScopeFactory scopes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using IServiceScope scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<Engine.Kernel.WorkScope>().Enter(new("health"), Engine.Kernel.Actor.System);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        return Task.FromResult(session.Count("SELECT 1") == 1 ? HealthCheckResult.Healthy("answers") : HealthCheckResult.Unhealthy("wrong answer"));
    }
}

/// <summary>Whether the feature values that scoring looks up are in memory again after a start.</summary>
internal sealed class OnlineHealth(OnlineLoadState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(state.IsLoaded
        ? HealthCheckResult.Healthy("loaded")
        : HealthCheckResult.Unhealthy("The online features are being loaded."));
}

/// <summary>Whether the data root's disk has room.</summary>
internal sealed class DiskHealth(DataFolders folders) : IHealthCheck
{
    private const long Enough = 500_000_000;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long free = new DriveInfo(folders.Root).AvailableFreeSpace;
        string words = $"{Components.Numbers.Bytes(free)} free at the data root";
        return Task.FromResult(free >= Enough ? HealthCheckResult.Healthy(words) : HealthCheckResult.Degraded(words));
    }
}
