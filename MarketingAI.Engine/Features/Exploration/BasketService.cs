using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

internal sealed class BasketService(BasketTable table, SourceList sources, WorkScope scope, TimeProvider clock) : IExplorerBasket
{
    public Task<IReadOnlyList<BasketColumn>> ListAsync(CancellationToken cancellationToken) => table.ListAsync(scope.Actor.Name, cancellationToken);

    public async Task<Outcome<IReadOnlyList<BasketColumn>>> AddAsync(string source, string column, CancellationToken cancellationToken)
    {
        Outcome<ExploreSource> found = await sources.FindAsync(source, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (found.Value.Find(column) is null)
        {
            return new ExploreColumnUnknown(found.Value.Title, column, NearestName.Of(column, found.Value.Columns.Select(known => known.Name)));
        }

        BasketColumn added = new(source, found.Value.Title, found.Value.DataSetId, column, clock.GetUtcNow());
        await table.AddAsync(scope.Actor.Name, added, cancellationToken);
        return Outcome.Of(await ListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<BasketColumn>> RemoveAsync(string source, string column, CancellationToken cancellationToken)
    {
        await table.RemoveAsync(scope.Actor.Name, source, column, cancellationToken);
        return await ListAsync(cancellationToken);
    }

    public Task ClearAsync(CancellationToken cancellationToken) => table.RemoveAsync(scope.Actor.Name, null, null, cancellationToken);
}
