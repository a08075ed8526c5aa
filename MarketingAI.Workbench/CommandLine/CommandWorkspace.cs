using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>
/// A store and a warehouse in a folder of their own for one run of a verb, gone afterwards, and the modules the verb asks for.
/// Work runs in the business unit <c>files</c> as the actor <c>command-line</c>.
/// </summary>
internal sealed class CommandWorkspace : IAsyncDisposable
{
    private readonly string _root;
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private CommandWorkspace(string root, ServiceProvider provider, AsyncServiceScope scope)
    {
        (_root, _provider, _scope) = (root, provider, scope);
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>For work on files alone: the warehouse is there, the store has no tables.</summary>
    /// <param name="options">Memory and threads of the warehouse; null for the usual ones.</param>
    /// <param name="addModules">The modules' own <c>AddX</c> calls; data, clock and logging are there already.</param>
    public static CommandWorkspace Open(Action<IServiceCollection> addModules, DataOptions? options = null)
    {
        string root = Directory.CreateTempSubdirectory("marketingai-files-").FullName;
        ServiceCollection services = new();
        services.AddLogging();
        services.AddData(root, options ?? new DataOptions());
        addModules(services);
        ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        AsyncServiceScope scope = provider.CreateAsyncScope();
        CommandWorkspace workspace = new(root, provider, scope);
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("files"), new Actor("command-line", [Roles.DataScientist]), Purposes.OwnFiles);
        return workspace;
    }

    /// <summary>The same with a store ready to write to.</summary>
    public static async Task<CommandWorkspace> OpenWithStoreAsync(
        Action<IServiceCollection> addModules, CancellationToken cancellationToken, DataOptions? options = null)
    {
        CommandWorkspace workspace = Open(addModules, options);
        try
        {
            await workspace.Get<StoreMigration>().RunAsync(cancellationToken);
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
