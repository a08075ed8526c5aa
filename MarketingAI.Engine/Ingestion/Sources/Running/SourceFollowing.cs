using System.Data.Common;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>Keeps a runner for every active Kafka and folder source of every business unit, and starts it anew when its settings change.</summary>
internal sealed partial class SourceFollowing(RunnerWork work, ILogger<SourceFollowing> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, Running> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!work.Options.IsReader)
        {
            return;
        }

        using PeriodicTimer timer = new(LookEvery, work.Clock);
        try
        {
            do
            {
                await FollowOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host stops
        }
        finally
        {
            await Task.WhenAll(_running.Values.Select(running => running.StopAsync()));
            _running.Clear();
        }
    }

    private async Task FollowOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            SayNotRead(logger, fault);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = work.Scopes.CreateAsyncScope();
        IReadOnlyList<WatchedSource> wanted = await scope.ServiceProvider.GetRequiredService<WatchedSources>().ListAsync(cancellationToken);
        Dictionary<Guid, WatchedSource> byId = wanted.ToDictionary(source => source.Source.Id);
        foreach ((Guid id, Running running) in _running.ToArray())
        {
            if (!byId.TryGetValue(id, out WatchedSource? source) || source.Stamp != running.Stamp)
            {
                await running.StopAsync();
                _running.Remove(id);
            }
        }

        foreach (WatchedSource source in wanted.Where(source => !_running.ContainsKey(source.Source.Id)))
        {
            _running[source.Source.Id] = Running.Start(new SourceRunner(work, source.Unit, source.Source), source.Stamp);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The catalogue of event sources could not be read; it is tried again.")]
    private static partial void SayNotRead(ILogger logger, Exception fault);

    private sealed record Running(string Stamp, CancellationTokenSource Stopping, Task Work)
    {
        public static Running Start(SourceRunner runner, string stamp)
        {
            CancellationTokenSource stopping = new();
            return new Running(stamp, stopping, Task.Run(() => runner.RunAsync(stopping.Token)));
        }

        public async Task StopAsync()
        {
            await Stopping.CancelAsync();
            await Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Stopping.Dispose();
        }
    }
}
