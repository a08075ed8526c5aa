using MarketingAI.Engine.Jobs;

namespace MarketingAI.Tests.Support;

/// <summary>A run of a job at which nobody looks.</summary>
internal sealed class JobRunDouble : IJobRun
{
    public Guid JobId { get; } = Guid.Parse("0190aaaa-0000-7000-8000-00000000000a");

    public string? Checkpoint => null;

    public void Report(double share, string step)
    {
        // Nobody looks at it.
    }

    public void Log(string line)
    {
        // Nobody reads it.
    }

    public Task SaveCheckpointAsync(string json, CancellationToken cancellationToken) => Task.CompletedTask;
}
