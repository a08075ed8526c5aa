using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MarketingAI.Tests.Support;

/// <summary>A real store and warehouse in a temporary folder, with a clock that stands still until told.</summary>
public sealed class EngineHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public EngineHost(Action<IServiceCollection>? add = null)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddData(_folder.Path, new DataOptions());
        add?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _services.GetRequiredService<StoreMigration>().RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public string Root => _folder.Path;

    public IServiceProvider Services => _services;

    /// <summary>A scope that has entered the business unit as an actor with the roles.</summary>
    public IServiceScope Enter(string unit = "retail", string actor = "dana", params string[] roles)
    {
        IServiceScope scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), new Actor(actor, roles));
        return scope;
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
