using System.Data.Common;
using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>At start: puts the values that were written out into memory again, while the host already answers; then lets streaming catch up.</summary>
internal sealed partial class OnlineLoading(
    IServiceScopeFactory scopes, OnlineViews views, OnlineLoadState state, OnlineKeeper keeper, ILogger<OnlineLoading> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await LoadAllAsync(stoppingToken);
    }

    internal async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            using IServiceScope scope = scopes.CreateScope();
            foreach ((string unit, FeatureViewRef view) in await scope.ServiceProvider.GetRequiredService<OnlineRecords>().ActiveOfAllUnitsAsync(cancellationToken))
            {
                // A deployed model may have had it loaded already.
                if (views.Find(unit, view)?.Content is null && await keeper.LoadAsync(unit, view, cancellationToken) is { } refusal and not OnlineNeverWritten)
                {
                    SayNotLoaded(logger, view, refusal.Reason);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or DbException)
        {
            SayStopped(logger, fault);
        }
        finally
        {
            state.MarkLoaded();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The values of {View} were not loaded: {Reason}")]
    private static partial void SayNotLoaded(ILogger logger, FeatureViewRef view, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Loading the online features stopped.")]
    private static partial void SayStopped(ILogger logger, Exception fault);
}
