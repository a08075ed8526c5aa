using System.Data.Common;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>
/// Brings new events into the values in memory: whose events were moved to the table is computed again with the view's own SQL, a few thousand at
/// once, resting in between so that scoring keeps its processors. Where very many wait, all are computed anew instead.
/// </summary>
internal sealed partial class OnlineStreaming(
    IServiceScopeFactory scopes, OnlineViews views, OnlineKeeper keeper, OnlineOptions options, TimeProvider clock, ILogger<OnlineStreaming> logger) : BackgroundService
{
    private readonly Dictionary<OnlineView, Waiting> _waiting = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan least = TimeSpan.FromMilliseconds(options.LookEveryMilliseconds);
        TimeSpan rest = least;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(rest, clock, stoppingToken);
            long started = clock.GetTimestamp();
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or DbException or InvalidOperationException)
            {
                SayNotStreamed(logger, fault);
            }

            TimeSpan worked = clock.GetElapsedTime(started);
            TimeSpan due = worked * ((1 / options.WorkShare) - 1);
            rest = due > least ? due : least;
        }
    }

    /// <summary>Looks once at every view over events and does one piece of work for each.</summary>
    /// <returns>Entities computed.</returns>
    internal async Task<long> StepAsync(CancellationToken cancellationToken)
    {
        long computed = 0;
        foreach (OnlineView view in views.All.Where(view => view.Content?.Definition.Source is EventRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            computed += await StepAsync(view, cancellationToken);
        }

        foreach (OnlineView gone in _waiting.Keys.Where(view => view.Content is null).ToArray())
        {
            _waiting.Remove(gone);
        }

        return computed;
    }

    private async Task<long> StepAsync(OnlineView view, CancellationToken cancellationToken)
    {
        if (!_waiting.TryGetValue(view, out Waiting? waiting))
        {
            _waiting[view] = waiting = new Waiting { Seen = new DateTimeOffset(view.Content!.Stamp.Written, TimeSpan.Zero) };
        }

        await Task.Run(() => Look(view, waiting), cancellationToken);
        if (waiting.Keys.Count > options.MostWaiting)
        {
            waiting.Keys.Clear();
            Outcome<long> all = await keeper.RenewAsync(view.Unit, view.Reference, asOf: null, cancellationToken);
            return Told(view, all.Refusal, all.IsRefused ? 0 : all.Value);
        }

        string[] some = [.. waiting.Keys.Take(options.EntitiesAtOnce)];
        if (some.Length == 0)
        {
            return 0;
        }

        Refusal? refusal = await keeper.RecomputeAsync(view, some, cancellationToken);
        waiting.Keys.ExceptWith(some);
        return Told(view, refusal, some.Length);
    }

    private long Told(OnlineView view, Refusal? refusal, long entities)
    {
        if (refusal is null)
        {
            return entities;
        }

        view.Complain(refusal.Reason);
        SayNotRenewed(logger, view.Reference, refusal.Reason);
        return 0;
    }

    /// <summary>Notes whose events were committed since the last look.</summary>
    private void Look(OnlineView view, Waiting waiting)
    {
        using IServiceScope scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(view.Unit), Actor.System);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().OpenFor(Purposes.Training);
        if (!EventCommits.Expose(session))
        {
            return;
        }

        DateTimeOffset newest = EventCommits.Newest(session, waiting.Seen);
        if (newest > waiting.Seen)
        {
            waiting.Keys.UnionWith(TouchedEntities.Between(session, view.Content!.Definition.Entity, waiting.Seen, newest, options.MostWaiting + 1));
            waiting.Seen = newest;
        }
    }

    /// <summary>Whose values of a view are to be computed.</summary>
    private sealed class Waiting
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset Seen { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "New events could not be brought into the online features; it is tried again.")]
    private static partial void SayNotStreamed(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The values of {View} were not renewed: {Reason}")]
    private static partial void SayNotRenewed(ILogger logger, FeatureViewRef view, string reason);
}
