using MarketingAI.Engine.Data;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Brings the stores to the present schema before any other service starts and before the host listens.</summary>
internal sealed class StoreStart(StoreMigration store, AccountsStart accounts) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.RunAsync(cancellationToken);
        await accounts.PrepareAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => accounts.AnnounceAsync();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
