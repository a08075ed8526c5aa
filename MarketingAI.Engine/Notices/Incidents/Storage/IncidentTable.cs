using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Notices.Incidents.Storage;

internal sealed class IncidentTable(IStore store)
{
    public async Task<IReadOnlyList<IncidentRow>> OfMonitorAsync(string subject, string monitor, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<IncidentRow>().AsNoTracking()
            .Where(row => row.Subject == subject && row.Monitor == monitor).OrderByDescending(row => row.LastAt).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<IncidentRow>> ListAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<IncidentRow>().AsNoTracking()
            .Where(row => query.Subject == null || row.Subject == query.Subject)
            .Where(row => query.Since == null || row.RaisedAt >= query.Since)
            .Where(row => !query.UnendedOnly || (row.State != IncidentState.Resolved && row.State != IncidentState.FalseAlarm))
            .OrderBy(row => row.State == IncidentState.Resolved || row.State == IncidentState.FalseAlarm ? 1 : 0)
            .ThenByDescending(row => row.LastAt).ThenBy(row => row.Id)
            .Take(query.Most).ToListAsync(cancellationToken);
    }

    public async Task<IncidentRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<IncidentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<IncidentEventRow>> TimelineAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<IncidentEventRow>().AsNoTracking()
            .Where(row => row.IncidentId == id).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps an incident, new or changed, with the line that tells why.</summary>
    public async Task KeepAsync(IncidentRow row, IncidentEventRow? line, bool isNew, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (isNew)
        {
            open.Add(row);
        }
        else
        {
            open.Update(row);
        }

        if (line is not null)
        {
            open.Add(line);
        }

        await open.SaveChangesAsync(cancellationToken);
    }
}
