using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Does work on the values in memory as the host, one piece at a time, in a scope of its own.</summary>
internal sealed class OnlineKeeper(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Writes the values out and loads them.</summary>
    /// <returns>Entities written.</returns>
    public Task<Outcome<long>> RenewAsync(string unit, FeatureViewRef view, DateTimeOffset? asOf, CancellationToken cancellationToken) => InAsync(unit, async refresh =>
    {
        Outcome<long> written = await refresh.WriteAsync(view, OnlineRefresh.Microseconds(asOf ?? clock.GetUtcNow()), cancellationToken);
        if (written.IsRefused)
        {
            return written;
        }

        return await refresh.LoadAsync(view, cancellationToken) is { } refusal ? refusal : written;
    }, cancellationToken);

    /// <summary>Loads what was written.</summary>
    public Task<Refusal?> LoadAsync(string unit, FeatureViewRef view, CancellationToken cancellationToken) =>
        InAsync(unit, refresh => refresh.LoadAsync(view, cancellationToken), cancellationToken);

    public Task<Refusal?> RecomputeAsync(OnlineView view, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        InAsync(view.Unit, refresh => refresh.RecomputeAsync(view, keys, cancellationToken), cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<T> InAsync<T>(string unit, Func<OnlineRefresh, Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            using IServiceScope scope = scopes.CreateScope();
            scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);
            return await work(scope.ServiceProvider.GetRequiredService<OnlineRefresh>());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
