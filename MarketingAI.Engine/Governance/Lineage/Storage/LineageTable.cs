using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Governance.Lineage.Storage;

internal sealed class LineageTable(IStore store)
{
    /// <summary>Adds edges that are not there yet: work that runs a second time after a kill reports the same ones again.</summary>
    public async Task AddNewAsync(
        IReadOnlyList<LineageEdge> edges, string actor, DateTimeOffset now, Func<Guid> newId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        foreach (LineageEdge edge in edges.Distinct())
        {
            bool known = await open.Set<LineageRow>().AnyAsync(
                row => row.FromKind == edge.FromKind && row.FromId == edge.FromId && row.ToKind == edge.ToKind && row.ToId == edge.ToId && row.By == edge.By,
                cancellationToken);
            if (!known)
            {
                open.Add(new LineageRow
                {
                    Id = newId(),
                    FromKind = edge.FromKind,
                    FromId = edge.FromId,
                    ToKind = edge.ToKind,
                    ToId = edge.ToId,
                    By = edge.By,
                    Actor = actor,
                    At = now,
                });
            }
        }

        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<List<LineageRow>> IntoAsync((string Kind, string Id) thing, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<LineageRow>().AsNoTracking().Where(row => row.ToKind == thing.Kind && row.ToId == thing.Id)
            .OrderBy(row => row.At).ThenBy(row => row.FromKind).ThenBy(row => row.FromId).ThenBy(row => row.ToKind).ThenBy(row => row.ToId).ToListAsync(cancellationToken);
    }

    public async Task<List<LineageRow>> OutOfAsync((string Kind, string Id) thing, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<LineageRow>().AsNoTracking().Where(row => row.FromKind == thing.Kind && row.FromId == thing.Id)
            .OrderBy(row => row.At).ThenBy(row => row.FromKind).ThenBy(row => row.FromId).ThenBy(row => row.ToKind).ThenBy(row => row.ToId).ToListAsync(cancellationToken);
    }
}
