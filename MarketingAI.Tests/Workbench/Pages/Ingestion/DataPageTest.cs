using Bunit;
using MarketingAI.Engine.Contracts.Exchange;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Layout;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace MarketingAI.Tests.Workbench.Pages.Ingestion;

/// <summary>The data pages over a real store and warehouse; only jobs are doubled.</summary>
public abstract class DataPageTest : BunitContext, IAsyncLifetime
{
    private bool _hasPopovers;

    /// <param name="add">What the work needs beside files and contracts.</param>
    protected DataPageTest(Action<IServiceCollection>? add = null)
    {
        Work = new FileWork(new IngestionOptions { MostFileBytes = 5_000 }, add);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<ThemeState>();
        Services.AddScoped<BrowserTools>();
        Services.AddSingleton<TimeProvider>(Work.Host.Clock);
        Services.AddSingleton(Work.DataSets);
        Services.AddSingleton(Work.Contracts);
        Services.AddSingleton(Work.Get<IUploads>());
        Services.AddSingleton(Work.Get<IngestionOptions>());
        Services.AddSingleton(Work.Get<IContractSignOff>());
        Services.AddSingleton(Work.Get<IContractExchange>());
        Services.AddSingleton(Work.Get<IFactSchemas>());
        Services.AddSingleton(Work.Get<WorkScope>());
        Services.AddSingleton<IJobs>(Jobs);
        Services.AddSingleton<IJobFeed>(Jobs);
        this.AddAuthorization().SetAuthorized("dana").SetPolicies(Policies.Read, Policies.UseData, Policies.ManageModels);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    internal StartedJobs Jobs { get; } = new();

    protected FileWork Work { get; }

    protected string Address => Services.GetRequiredService<NavigationManager>().Uri;

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Work.Dispose();
    }

    protected IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        if (!_hasPopovers)
        {
            Render<MudPopoverProvider>();
            _hasPopovers = true;
        }

        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(parameters);
    }

    protected static void Says(string text, string words) => Assert.Contains(words, text, StringComparison.Ordinal);
}

/// <summary>Remembers what was started; the test says how it ends.</summary>
internal sealed class StartedJobs : IJobs, IJobFeed
{
    private Action<JobChange>? _changed;
    private JobState? _state;

    public Guid Id { get; } = Guid.Parse("0190aaaa-0000-7000-8000-000000000001");

    public List<object> Started { get; } = [];

    public void End(JobStatus status, string summary, string? link)
    {
        _state = State(status) with { Summary = summary, Link = link };
        _changed?.Invoke(new JobChange("retail", Id, status, 1, "Done"));
    }

    public Task<Guid> StartAsync<TRequest>(TRequest request, string title, CancellationToken cancellationToken) where TRequest : IJobRequest
    {
        Started.Add(request);
        _state = State(JobStatus.Running);
        return Task.FromResult(Id);
    }

    public Task<Refusal?> CancelAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);

    public Task<JobState?> FindAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult(_state);

    public Task<IReadOnlyList<JobState>> ListAsync(int most, CancellationToken cancellationToken, JobOrigin origin = JobOrigin.Anyone) => Task.FromResult<IReadOnlyList<JobState>>([]);

    public IDisposable Subscribe(Action<JobChange> changed)
    {
        _changed = changed;
        return new Listening();
    }

    private JobState State(JobStatus status) =>
        new(Id, "import", "Load people.csv", status, 0.1, "Checking", "dana", DateTimeOffset.UnixEpoch, null, null, 1, null, null, []);

    private sealed class Listening : IDisposable
    {
        public void Dispose()
        {
            // nothing is held
        }
    }
}
