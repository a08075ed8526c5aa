using MarketingAI.Engine.Governance.Lineage;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Governance;

public sealed class LineageTests : IDisposable
{
    private readonly ApprovalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Origins_and_results_are_followed_step_by_step()
    {
        await RecordAsync("retail", Edge("file", "f", "data-set", "d"), Edge("data-set", "d", "model-version", "m"), Edge("contract", "c", "model-version", "m"), Edge("model-version", "m", "deployment", "x"));

        IReadOnlyList<LineageStep> origins = await AskAsync(lineage => lineage.OriginsOfAsync("model-version", "m", CancellationToken.None));
        IReadOnlyList<LineageStep> results = await AskAsync(lineage => lineage.ResultsOfAsync("file", "f", CancellationToken.None));

        Assert.Equal([(1, "c"), (1, "d"), (2, "f")], origins.Select(step => (step.Distance, step.FromId)));
        Assert.Equal([(1, "d"), (2, "m"), (3, "x")], results.Select(step => (step.Distance, step.ToId)));
        Assert.All(origins, step => Assert.Equal("dana", step.Actor));
    }

    [Fact]
    public async Task Work_that_reports_twice_leaves_one_edge_and_a_ring_ends()
    {
        await RecordAsync("retail", Edge("a", "1", "b", "2"), Edge("b", "2", "a", "1"));
        await RecordAsync("retail", Edge("a", "1", "b", "2"));

        Assert.Equal(2, (await AskAsync(lineage => lineage.OriginsOfAsync("a", "1", CancellationToken.None))).Count);
    }

    [Fact]
    public async Task Lineage_of_another_business_unit_is_not_seen()
    {
        await RecordAsync("travel", Edge("a", "1", "b", "2"));

        Assert.Empty(await AskAsync(lineage => lineage.ResultsOfAsync("a", "1", CancellationToken.None)));
    }

    private static LineageEdge Edge(string fromKind, string fromId, string toKind, string toId) => new(fromKind, fromId, toKind, toId, "make");

    private async Task RecordAsync(string unit, params LineageEdge[] edges)
    {
        using IServiceScope scope = _bench.Host.Enter(unit);
        await scope.ServiceProvider.GetRequiredService<ILineageSink>().RecordAsync(edges, CancellationToken.None);
        _bench.Host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<IReadOnlyList<LineageStep>> AskAsync(Func<ILineage, Task<IReadOnlyList<LineageStep>>> ask)
    {
        using IServiceScope scope = _bench.Host.Enter();
        return await ask(scope.ServiceProvider.GetRequiredService<ILineage>());
    }
}
