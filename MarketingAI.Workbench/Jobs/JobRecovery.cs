using MarketingAI.Engine.Jobs;

namespace MarketingAI.Workbench.Jobs;

/// <summary>Before any worker starts: takes up again what the last process left, and sets the times of recurring jobs.</summary>
internal sealed class JobRecovery(IJobRunner runner, HangfireTimes times) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await runner.RecoverAsync(cancellationToken);
        times.Set();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
