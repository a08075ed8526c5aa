using MarketingAI.Engine.Governance.Lineage.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Governance.Lineage;

internal sealed class LineageService(LineageTable table, WorkScope scope, TimeProvider clock) : ILineageSink, ILineage
{
    private const int MostSteps = 1000;

    public Task RecordAsync(IReadOnlyList<LineageEdge> edges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return table.AddNewAsync(edges, scope.Actor.Name, clock.GetUtcNow(), () => Ids.New(clock), cancellationToken);
    }

    public Task<IReadOnlyList<LineageStep>> OriginsOfAsync(string kind, string id, CancellationToken cancellationToken) =>
        WalkAsync((kind, id), table.IntoAsync, row => (row.FromKind, row.FromId), cancellationToken);

    public Task<IReadOnlyList<LineageStep>> ResultsOfAsync(string kind, string id, CancellationToken cancellationToken) =>
        WalkAsync((kind, id), table.OutOfAsync, row => (row.ToKind, row.ToId), cancellationToken);

    /// <summary>Level by level, each thing once, so that a ring ends.</summary>
    private static async Task<IReadOnlyList<LineageStep>> WalkAsync(
        (string Kind, string Id) start,
        Func<(string Kind, string Id), CancellationToken, Task<List<LineageRow>>> edgesOf,
        Func<LineageRow, (string Kind, string Id)> beyond,
        CancellationToken cancellationToken)
    {
        List<LineageStep> steps = [];
        HashSet<(string, string)> seen = [start];
        List<(string Kind, string Id)> level = [start];
        for (int distance = 1; level.Count > 0 && steps.Count < MostSteps; distance++)
        {
            List<(string Kind, string Id)> next = [];
            foreach ((string Kind, string Id) thing in level)
            {
                foreach (LineageRow row in await edgesOf(thing, cancellationToken))
                {
                    steps.Add(new LineageStep(distance, row.FromKind, row.FromId, row.ToKind, row.ToId, row.By, row.Actor, row.At));
                    if (seen.Add(beyond(row)))
                    {
                        next.Add(beyond(row));
                    }
                }
            }

            level = next;
        }

        return steps;
    }
}
