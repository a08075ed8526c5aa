using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Does work on the values in memory as the host, one piece at a time, in a scope of its own.</summary>
internal sealed class OnlineKeeper(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Writes the values out; who writes them has them loaded.</summary>
    /// <returns>Entities written.</returns>
    public async Task<Outcome<long>> RenewAsync(string unit, FeatureViewRef view, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        using IServiceScope scope = Enter(unit);
        Outcome<FeatureFreshness> written = await scope.ServiceProvider.GetRequiredService<IFeatureValues>()
            .WriteOutAsync(view, OnlineRefresh.Microseconds(asOf ?? clock.GetUtcNow()), cancellationToken);
        return written.Then<long>(fresh => fresh.Entities);
    }

    /// <summary>Loads what was written.</summary>
    public Task<Refusal?> LoadAsync(string unit, FeatureViewRef view, CancellationToken cancellationToken) =>
        InAsync(unit, refresh => refresh.LoadAsync(view, cancellationToken), cancellationToken);

    public Task<Refusal?> RecomputeAsync(OnlineView view, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        InAsync(view.Unit, refresh => refresh.RecomputeAsync(view, keys, cancellationToken), cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private IServiceScope Enter(string unit)
    {
        IServiceScope scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);
        return scope;
    }

    private async Task<T> InAsync<T>(string unit, Func<OnlineRefresh, Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            using IServiceScope scope = Enter(unit);
            return await work(scope.ServiceProvider.GetRequiredService<OnlineRefresh>());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
