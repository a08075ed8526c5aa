using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>The sources of all business units that this host reads from.</summary>
internal sealed class WatchedSources(IStore store)
{
    public async Task<IReadOnlyList<WatchedSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits("The host reads the Kafka and folder sources of every unit.");
        List<EventSourceRow> rows = await open.Set<EventSourceRow>().AsNoTracking()
            .Where(row => (row.Kind == EventSourceKind.Kafka || row.Kind == EventSourceKind.File) && row.State == EventSourceState.Active && row.SettingsJson != null)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        List<SourceSecretRow> secrets = await open.Set<SourceSecretRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WatchedSource(
            new BusinessUnitId(row.BusinessUnitId), EventSourceRecords.Shown(row, mapping: null),
            StampOf(row, secrets.Where(secret => secret.SourceId == row.Id))))];
    }

    private static string StampOf(EventSourceRow row, IEnumerable<SourceSecretRow> secrets) => string.Join(
        '|', [row.Name, row.Mode, row.BatchMinutes.ToString(CultureInfo.InvariantCulture), row.BatchAt, row.SettingsJson, .. secrets.Select(secret => secret.Id).Order()]);
}

/// <param name="Stamp">Changes with anything that its runner must know.</param>
internal sealed record WatchedSource(BusinessUnitId Unit, EventSource Source, string Stamp);
