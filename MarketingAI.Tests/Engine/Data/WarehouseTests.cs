using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Data;

public sealed class WarehouseTests
{
    private static readonly WarehouseTable Orders = new("ingestion", "orders");

    [Fact]
    public void Rows_of_another_business_unit_are_never_seen()
    {
        using EngineHost host = new();
        using IServiceScope retail = host.Enter("retail");
        using IServiceScope travel = host.Enter("travel");
        using (WarehouseSession session = retail.ServiceProvider.GetRequiredService<IWarehouse>().Open())
        {
            session.Create(Orders, "SELECT 1 AS amount");
        }

        using (WarehouseSession session = travel.ServiceProvider.GetRequiredService<IWarehouse>().Open(Orders))
        {
            session.Append(Orders, "SELECT 7 AS amount");

            Assert.Equal([7], session.Query("SELECT amount FROM ingestion.orders", row => row.GetInt32(0)));
            Assert.Throws<InvalidOperationException>(() => session.Drop(Orders));
            Assert.Equal(1, session.Delete(Orders, "true"));
        }

        using WarehouseSession again = retail.ServiceProvider.GetRequiredService<IWarehouse>().Open(Orders);
        Assert.Equal([1], again.Query("SELECT amount FROM ingestion.orders", row => row.GetInt32(0)));
    }

    [Fact]
    public void A_table_that_was_not_named_cannot_be_read()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Enter();
        IWarehouse warehouse = scope.ServiceProvider.GetRequiredService<IWarehouse>();
        using (WarehouseSession session = warehouse.Open())
        {
            session.Create(Orders, "SELECT 1 AS amount");
        }

        using WarehouseSession blind = warehouse.Open();

        Assert.Throws<DuckDBException>(() => blind.Count("SELECT count(*) FROM ingestion.orders"));
    }

    [Fact]
    public void Masks_hold_for_every_reader_they_name()
    {
        using EngineHost host = new(services => services.AddSingleton<IColumnMask, HashedForMarketers>());
        using IServiceScope marketer = host.Enter("retail", "mia", Roles.Marketer);
        using IServiceScope scientist = host.Enter("retail", "dana", Roles.DataScientist);
        using (WarehouseSession session = marketer.ServiceProvider.GetRequiredService<IWarehouse>().Open())
        {
            session.Create(Orders, "SELECT 'ann@example.org' AS email");
        }

        Assert.Equal("masked", Email(marketer));
        Assert.Equal("ann@example.org", Email(scientist));
    }

    [Fact]
    public async Task Sessions_on_many_threads_do_not_disturb_each_other()
    {
        using EngineHost host = new();
        using IServiceScope scope = host.Enter();
        using (WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open())
        {
            session.Create(Orders, "SELECT range AS amount FROM range(1000)");
        }

        long[] sums = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            using IServiceScope own = host.Enter();
            using WarehouseSession session = own.ServiceProvider.GetRequiredService<IWarehouse>().Open(Orders);
            return session.Count("SELECT sum(amount) FROM ingestion.orders");
        })));

        Assert.All(sums, sum => Assert.Equal(499_500, sum));
    }

    private static string Email(IServiceScope scope)
    {
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(Orders);
        return session.Query("SELECT email FROM ingestion.orders", row => row.GetString(0)).Single();
    }

    private sealed class HashedForMarketers : IColumnMask
    {
        public IReadOnlyDictionary<string, ColumnView> Views(WarehouseTable table, IReadOnlyList<WarehouseColumn> columns, WarehouseReader reader) =>
            reader.Actor.Has(Roles.Marketer)
                ? new Dictionary<string, ColumnView>(StringComparer.Ordinal) { ["email"] = new("'masked'", IsWitnessed: false) }
                : new Dictionary<string, ColumnView>(StringComparer.Ordinal);
    }
}
