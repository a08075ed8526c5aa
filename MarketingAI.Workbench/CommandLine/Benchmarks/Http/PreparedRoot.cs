using MarketingAI.Engine.Data;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Hosting;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>A data root with one deployed model and one API key, made by the host's own services before a host is started on it.</summary>
internal sealed class PreparedRoot : IAsyncDisposable
{
    public const string Alias = "bench";
    public const string Unit = "retail";

    private readonly WebApplication _app;

    private PreparedRoot(string root, WebApplication app) => (Root, _app) = (root, app);

    public string Root { get; }

    /// <summary>The secret of a key that may score and read.</summary>
    public string Key { get; private set; } = string.Empty;

    /// <summary>Makes the root ready for a host.</summary>
    public static async Task<PreparedRoot> MakeAsync(string root, CompiledModel model, CancellationToken cancellationToken)
    {
        PreparedRoot prepared = Open(root);
        await prepared._app.Services.GetRequiredService<StoreMigration>().RunAsync(cancellationToken);
        await prepared._app.Services.GetRequiredService<AccountsStart>().PrepareAsync(cancellationToken);
        prepared.Key = await prepared.FillAsync(model, cancellationToken);
        return prepared;
    }

    /// <summary>Opens a root that was made before; jobs that are started wait for a host.</summary>
    public static PreparedRoot Open(string root)
    {
        WebApplicationBuilder builder = HostStart.CreateBuilder([$"--Data:Root={root}", "--environment=Production", "--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.AddEngine();
        builder.AddSecurity();
        builder.Services.AddSingleton<IApprovalGate, OpenGate>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IJobQueue, NoQueue>());
        return new PreparedRoot(root, builder.Build());
    }

    /// <summary>A scope inside the business unit that the model was deployed in.</summary>
    public AsyncServiceScope Enter(string actor = "bench", string role = Roles.DataScientist)
    {
        AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(Unit), new Actor(actor, [role]));
        return scope;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<string> FillAsync(CompiledModel model, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = Enter();
        IModelRegistry registry = scope.ServiceProvider.GetRequiredService<IModelRegistry>();
        byte[] file = ModelFile.Write(model, new ModelFacts("y", "true", "LightGBM", 1, "made-up", "bench"), "{}");
        ModelVersion version = await registry.RegisterAsync(
            new NewModelVersion("Benchmark", Guid.Empty, null, "made-up", "y", "LightGBM", 1, "{}", file), cancellationToken);
        Outcome<Deployment> deployed = await scope.ServiceProvider.GetRequiredService<IDeployments>()
            .DeployAsync(version.Id, Alias, "measured by bench", cancellationToken);
        Outcome<NewApiKey> key = await scope.ServiceProvider.GetRequiredService<IApiKeys>()
            .CreateAsync("bench", [ApiScopes.Score, ApiScopes.Read], cancellationToken);
        if (deployed.IsRefused || key.IsRefused)
        {
            throw new InvalidOperationException($"The benchmark's host could not be prepared: {deployed.Refusal?.Reason} {key.Refusal?.Reason}");
        }

        return key.Value.Secret;
    }

    /// <summary>The made-up model needs nobody's approval.</summary>
    private sealed class OpenGate : IApprovalGate
    {
        public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);
    }

    /// <summary>What is started here is left for the host that will be started on this root.</summary>
    private sealed class NoQueue : IJobQueue
    {
        public void Enqueue(Guid jobId)
        {
        }
    }
}
