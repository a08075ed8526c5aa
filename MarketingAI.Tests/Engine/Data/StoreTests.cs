using MarketingAI.Engine.Data;
using MarketingAI.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Data;

public sealed class StoreTests
{
    [Fact]
    public void The_migrations_say_what_the_model_says()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Enter();
        using WorkbenchStore store = scope.ServiceProvider.GetRequiredService<IStore>().Open();

        Assert.False(store.Database.HasPendingModelChanges(), "An entity changed without a migration; see docs/architecture.md.");
    }

    [Fact]
    public void Work_without_a_scope_cannot_open_the_store()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Services.CreateScope();

        Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IStore>().Open());
    }
}
