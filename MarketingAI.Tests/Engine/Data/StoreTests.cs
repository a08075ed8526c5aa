using MarketingAI.Engine.Data;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
    public void Every_stored_row_belongs_to_a_business_unit()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Enter();
        using WorkbenchStore store = scope.ServiceProvider.GetRequiredService<IStore>().Open();
        IEntityType[] tables = [.. store.Model.GetEntityTypes().Where(table => !table.IsOwned())];

        Assert.True(tables.Length > 2);
        Assert.All(tables, table => Assert.True(
            typeof(IBusinessUnitOwned).IsAssignableFrom(table.ClrType), $"{table.ClrType.Name} has no business unit."));
        Assert.All(tables, table => Assert.NotEmpty(table.GetDeclaredQueryFilters()));
    }

    [Fact]
    public async Task A_row_of_another_business_unit_is_neither_seen_nor_written()
    {
        using EngineHost host = new(services => services.AddNotices());
        using IServiceScope retail = host.Enter("retail");
        using IServiceScope travel = host.Enter("travel");
        INotices ours = retail.ServiceProvider.GetRequiredService<INotices>();
        INotices theirs = travel.ServiceProvider.GetRequiredService<INotices>();
        Guid notice = await ours.RaiseAsync(new Notice("Data", NoticeSeverity.Warning, "Title", "Text"), CancellationToken.None);

        await theirs.AcknowledgeAsync(notice, CancellationToken.None);

        Assert.Empty(await theirs.ListAsync(openOnly: false, 10, CancellationToken.None));
        Assert.Null(Assert.Single(await ours.ListAsync(openOnly: false, 10, CancellationToken.None)).AcknowledgedBy);
    }

    [Fact]
    public void Work_without_a_scope_cannot_open_the_store()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Services.CreateScope();

        Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IStore>().Open());
    }
}
