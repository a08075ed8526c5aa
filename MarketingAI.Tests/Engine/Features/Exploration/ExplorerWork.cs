using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Features.Exploration;

/// <summary>The explorer over a real warehouse, with tables that a test writes as SQL.</summary>
internal sealed class ExplorerWork : IDisposable
{
    private readonly Tables _tables = new();
    private readonly FileWork _work;

    public ExplorerWork(Action<IServiceCollection>? add = null) => _work = new FileWork(add: services =>
    {
        services.AddExploration();
        services.AddSingleton<IExploreSources>(_tables);
        add?.Invoke(services);
    });

    public FileWork Files => _work;

    public IExplorer Explorer => _work.Get<IExplorer>();

    public IExplorerBasket Basket => _work.Get<IExplorerBasket>();

    /// <summary>Makes a source out of a query.</summary>
    /// <returns>The source's key.</returns>
    public string Table(string name, string select, params (string Column, ColumnType Type)[] columns)
    {
        WarehouseTable table = new("features", name);
        using WarehouseSession session = _work.Get<IWarehouse>().Open();
        long rows = session.Create(table, select);
        _tables.All.Add(new ExploreSource(name, ExploreSourceKind.FeatureView, name, table, rows, [.. columns.Select(column => new ExploreColumn(column.Column, column.Column, column.Type, string.Empty))])
        {
            Version = "1",
            TimeColumn = columns.FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Date).Column,
        });
        return name;
    }

    public void Dispose() => _work.Dispose();

    private sealed class Tables : IExploreSources
    {
        public List<ExploreSource> All { get; } = [];

        public Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ExploreSource>>(All);

        public Task<Outcome<ExploreSource>?> FindAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult(All.FirstOrDefault(source => source.Key == key) is { } found ? found : (Outcome<ExploreSource>?)null);
    }
}
