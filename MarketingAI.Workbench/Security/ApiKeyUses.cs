namespace MarketingAI.Workbench.Security;

/// <summary>Writes once a minute when each key was last used; the hot path only notes it in memory.</summary>
internal sealed class ApiKeyUses(ApiKeyRing ring, IApiKeyStore store, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (ring.TakeUses() is { Count: > 0 } uses)
            {
                await store.NoteUsesAsync(uses, stoppingToken);
            }
        }
    }
}
