using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Notices.Storage;

internal sealed class NoticeTable(IStore store)
{
    public async Task AddAsync(NoticeRow row, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(row);
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<List<NoticeRow>> ListAsync(Actor actor, bool openOnly, int most, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Concerning(open, actor).AsNoTracking()
            .Where(row => !openOnly || row.AcknowledgedAt == null)
            .OrderBy(row => row.AcknowledgedAt == null ? 0 : 1).ThenByDescending(row => row.RaisedAt).ThenByDescending(row => row.Id)
            .Take(most).ToListAsync(cancellationToken);
    }

    public async Task<int> CountOpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Concerning(open, actor).CountAsync(row => row.AcknowledgedAt == null, cancellationToken);
    }

    /// <summary>The first to acknowledge is kept; a notice that does not concern the actor is left alone.</summary>
    public async Task AcknowledgeAsync(Guid noticeId, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        await Concerning(open, actor).Where(row => row.Id == noticeId && row.AcknowledgedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AcknowledgedBy, actor.Name).SetProperty(row => row.AcknowledgedAt, now), cancellationToken);
    }

    public async Task<int> CloseAsync(
        string source, string link, string titleEnding, string? forRole, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string ending = $"%{titleEnding}";
        return await open.Set<NoticeRow>()
            .Where(row => row.Source == source && row.Link == link && EF.Functions.Like(row.Title, ending) && row.AcknowledgedAt == null && (forRole == null || row.ForRole == forRole))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AcknowledgedBy, by).SetProperty(row => row.AcknowledgedAt, now), cancellationToken);
    }

    private static IQueryable<NoticeRow> Concerning(WorkbenchStore open, Actor actor)
    {
        string[] roles = [.. actor.Roles];
        return open.Set<NoticeRow>().Where(row =>
            (row.ForRole == null || roles.Contains(row.ForRole)) && (row.ForPerson == null || row.ForPerson == actor.Name));
    }
}
