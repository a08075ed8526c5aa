using System.Collections.Concurrent;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Jobs;

/// <summary>A request whose handler does what the test says.</summary>
internal sealed record DoWork(string Word) : IJobRequest;

internal sealed record DoOtherWork(int Count) : IJobRequest;

/// <summary>What the handler of <see cref="DoWork"/> does in this test.</summary>
internal sealed class WorkScript
{
    public Func<DoWork, IJobRun, CancellationToken, Task<JobResult>> Run { get; set; } =
        (request, _, _) => Task.FromResult(new JobResult($"Did {request.Word}.", "/done"));

    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed class ScriptedHandler(WorkScript script) : IJobHandler<DoWork>
{
    public Task<JobResult> RunAsync(DoWork request, IJobRun run, CancellationToken cancellationToken)
    {
        script.Begun.TrySetResult();
        return script.Run(request, run, cancellationToken);
    }
}

/// <summary>Keeps the ids until the test runs them.</summary>
internal sealed class WaitingQueue : IJobQueue
{
    public ConcurrentQueue<Guid> Waiting { get; } = new();

    public void Enqueue(Guid jobId) => Waiting.Enqueue(jobId);
}

/// <summary>A host with jobs whose queue is driven by the test.</summary>
internal sealed class JobHost : IDisposable
{
    private readonly EngineHost _host;

    public JobHost() => _host = new EngineHost(services => services
        .AddJobs().AddJobHandler<DoWork, ScriptedHandler>()
        .AddSingleton<WorkScript>().AddSingleton<WaitingQueue>().AddSingleton<IJobQueue>(provider => provider.GetRequiredService<WaitingQueue>()));

    public EngineHost Engine => _host;

    public WorkScript Script => _host.Services.GetRequiredService<WorkScript>();

    public WaitingQueue Queue => _host.Services.GetRequiredService<WaitingQueue>();

    public IJobRunner Runner => _host.Services.GetRequiredService<IJobRunner>();

    public async Task<Guid> StartAsync(string word = "it", string unit = "retail")
    {
        using IServiceScope scope = _host.Enter(unit, "dana", "DataScientist");
        return await scope.ServiceProvider.GetRequiredService<IJobs>().StartAsync(new DoWork(word), $"Do {word}", CancellationToken.None);
    }

    public async Task<JobState> FindAsync(Guid id, string unit = "retail")
    {
        using IServiceScope scope = _host.Enter(unit);
        return (await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(id, CancellationToken.None))!;
    }

    public async Task<Refusal?> CancelAsync(Guid id, string by = "mia", string role = Roles.Administrator)
    {
        using IServiceScope scope = _host.Enter("retail", by, role);
        return await scope.ServiceProvider.GetRequiredService<IJobs>().CancelAsync(id, CancellationToken.None);
    }

    /// <summary>Writes the status behind the product's back, as a process that died leaves it.</summary>
    public void LeaveRunning(Guid id, int attempts)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={Path.Combine(_host.Root, "store", "workbench.db")};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE jobs_job SET Status = 'Running', Attempts = $attempts, Checkpoint = '{\"row\":7}' WHERE upper(Id) = $id";
        command.Parameters.AddWithValue("$attempts", attempts);
        command.Parameters.AddWithValue("$id", id.ToString().ToUpperInvariant());
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    public void Dispose() => _host.Dispose();
}
