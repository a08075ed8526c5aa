using System.Diagnostics;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Hosting;

/// <summary>
/// Loads the demo company at a first start, in the background, as the demo data scientist; then starts a first training. What a kill
/// interrupts the next start completes. Once finished it never begins again, so what a person deletes stays deleted.
/// </summary>
internal sealed partial class DemoSeeder(
    IServiceScopeFactory scopes, DemoOptions options, DemoProgress progress, IHostEnvironment environment, IHostApplicationLifetime life, ILogger<DemoSeeder> logger)
    : BackgroundService
{
    private static readonly Actor Scientist = new(
        DemoAccounts.All.First(account => string.Equals(account.Role, Roles.DataScientist, StringComparison.Ordinal)).UserName, [Roles.DataScientist]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        if (!await IsWantedAsync(stoppingToken))
        {
            return;
        }

        string folder = DataRoot.Resolve(options.Sample, environment.ContentRootPath);
        if (await DemoWorld.OpenAsync(folder, stoppingToken) is not { } world)
        {
            NoWorld(folder);
            return;
        }

        try
        {
            await SeedAsync(world, stoppingToken);
        }
#pragma warning disable CA1031 // the demo must never take the host down; the next start tries again
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Failed(fault);
        }
    }

    private async Task SeedAsync(DemoWorld world, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        progress.Begin();
        long rows = 0;
        bool whole = true;
        foreach (DemoDataSet demo in DemoDataSet.All)
        {
            Outcome<DataSet> loaded = await InAsync(demo.Unit, loader => loader.LoadAsync(demo, world, cancellationToken));
            if (loaded.IsRefused)
            {
                // A name that someone else's table bears is no fault that another start could mend.
                whole &= loaded.Refusal is DataSetNameTaken;
                Refused(demo.Name, loaded.Refusal.Reason);
                continue;
            }

            rows += loaded.Value.Rows;
            await StartWorkAsync(demo, cancellationToken);
        }

        foreach (string unit in DemoDataSet.All.Select(demo => demo.Unit).Distinct(StringComparer.Ordinal))
        {
            whole &= await LoadEventsAsync(unit, world, cancellationToken);
        }

        if (!whole)
        {
            NotWhole();
            return;
        }

        await MakeFeaturesAsync(cancellationToken);
        await new DemoContracts(scopes).SignAsync(cancellationToken);
        await TellAsync(cancellationToken);
        progress.Finish();
        Ready(DemoDataSet.All.Count, rows, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private async Task<bool> LoadEventsAsync(string unit, DemoWorld world, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = Enter(unit);
        long start = Stopwatch.GetTimestamp();
        Outcome<long> events = await ActivatorUtilities.CreateInstance<DemoEvents>(scope.ServiceProvider)
            .LoadAsync(world.PathOf($"{unit}/web/events.jsonl.gz"), cancellationToken);
        if (events.IsRefused)
        {
            Refused($"{unit} events", events.Refusal.Reason);
            return false;
        }

        EventsReady(unit, events.Value, Stopwatch.GetElapsedTime(start).TotalSeconds);
        return true;
    }

    private async Task MakeFeaturesAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = Enter(DemoFeatures.Unit);
        long start = Stopwatch.GetTimestamp();
        if (await ActivatorUtilities.CreateInstance<DemoFeatures>(scope.ServiceProvider).MakeAsync(cancellationToken) is { } refusal)
        {
            Refused("Feature views", refusal.Reason);
            return;
        }

        FeaturesReady(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Queues what can be done with the data set at once: a first model, a first match.</summary>
    private Task<bool> StartWorkAsync(DemoDataSet demo, CancellationToken cancellationToken) => InAsync(demo.Unit, async loader =>
    {
        if (options.TrainFirstModel && string.Equals(demo.Name, DemoDataSet.Leads, StringComparison.Ordinal))
        {
            await loader.TrainAsync(demo.Id, cancellationToken);
        }
        else if (string.Equals(demo.Name, DemoDataSet.Register, StringComparison.Ordinal))
        {
            await loader.MatchAsync(demo.Id, cancellationToken);
        }

        return true;
    });

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, DemoDataSet> unit in DemoDataSet.All.GroupBy(demo => demo.Unit, StringComparer.Ordinal))
        {
            await InAsync(unit.Key, async loader =>
            {
                await loader.ResolveAsync(cancellationToken);
                await loader.TellAsync($"{unit.Count()} data sets of the fictional company Meridian are loaded: {string.Join(", ", unit.Select(demo => demo.Name))}.", cancellationToken);
                await loader.WatchAsync(cancellationToken);
                return true;
            });
        }
    }

    private async Task<bool> IsWantedAsync(CancellationToken cancellationToken)
    {
        if (progress.IsFinished || options.Enabled is false || (options.Enabled is null && !environment.IsDevelopment()))
        {
            return false;
        }

        if (options.Enabled is true || progress.IsBegun)
        {
            return true;
        }

        foreach (string unit in DemoDataSet.All.Select(demo => demo.Unit).Distinct(StringComparer.Ordinal))
        {
            await using AsyncServiceScope scope = Enter(unit);
            if ((await scope.ServiceProvider.GetRequiredService<IDataSets>().ListAsync(cancellationToken)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<T> InAsync<T>(string unit, Func<DemoLoader, Task<T>> act)
    {
        await using AsyncServiceScope scope = Enter(unit);
        return await act(ActivatorUtilities.CreateInstance<DemoLoader>(scope.ServiceProvider));
    }

    private AsyncServiceScope Enter(string unit)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Scientist);
        return scope;
    }

    private async Task Started(CancellationToken cancellationToken)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration listening = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The demo company is ready: {DataSets} data sets, {Rows} rows in {Seconds:0.0} s.")]
    private partial void Ready(int dataSets, long rows, double seconds);

    [LoggerMessage(LogLevel.Information, "The demo feature views and the training set are made, in {Seconds:0.0} s.")]
    private partial void FeaturesReady(double seconds);

    [LoggerMessage(LogLevel.Information, "The demo events of {Unit} are in the event table: {Events} in {Seconds:0.0} s.")]
    private partial void EventsReady(string unit, long events, double seconds);

    [LoggerMessage(LogLevel.Warning, "No demo company is shown: the folder {Folder} holds no simulated world. Make one with the verb simulate, or set Demo:Enabled to false.")]
    private partial void NoWorld(string folder);

    [LoggerMessage(LogLevel.Warning, "The demo table {Name} was not loaded: {Reason}")]
    private partial void Refused(string name, string reason);

    [LoggerMessage(LogLevel.Warning, "The demo company is not whole; the next start tries again.")]
    private partial void NotWhole();

    [LoggerMessage(LogLevel.Error, "The demo company was not loaded; the next start tries again.")]
    private partial void Failed(Exception fault);
}
