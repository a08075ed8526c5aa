using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

internal sealed class QualityTable(IStore store, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task<QualitySettings> SettingsAsync(string subject, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string? json = await open.Set<QualityRow>().AsNoTracking().Where(row => row.Subject == subject).Select(row => row.SettingsJson).FirstOrDefaultAsync(cancellationToken);
        return json is null ? new QualitySettings() : JsonSerializer.Deserialize<QualitySettings>(json, Json)!;
    }

    /// <summary>Whether the subject has settings, or was looked at.</summary>
    public async Task<bool> HasSettingsAsync(string subject, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<QualityRow>().AnyAsync(row => row.Subject == subject, cancellationToken);
    }

    /// <summary>Settings by subject, of subjects whose name begins so.</summary>
    public async Task<IReadOnlyDictionary<string, QualitySettings>> AllSettingsAsync(string begin, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string pattern = $"{begin}%";
        List<QualityRow> rows = await open.Set<QualityRow>().AsNoTracking().Where(row => EF.Functions.Like(row.Subject, pattern)).OrderBy(row => row.Subject).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Subject, row => JsonSerializer.Deserialize<QualitySettings>(row.SettingsJson, Json)!, StringComparer.Ordinal);
    }

    /// <summary>What the last check of each subject left.</summary>
    public async Task<IReadOnlyDictionary<string, SubjectOverview>> ChecksAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<QualityRow> rows = await open.Set<QualityRow>().AsNoTracking().Where(row => row.CheckJson != null).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Subject, row => JsonSerializer.Deserialize<SubjectOverview>(row.CheckJson!, Json)!, StringComparer.Ordinal);
    }

    public Task KeepSettingsAsync(string subject, QualitySettings settings, CancellationToken cancellationToken) =>
        ChangeAsync(subject, row => row.SettingsJson = JsonSerializer.Serialize(settings, Json), cancellationToken);

    public Task KeepCheckAsync(SubjectOverview overview, CancellationToken cancellationToken) => ChangeAsync(
        overview.Subject, row => (row.CheckJson, row.CheckedAt) = (JsonSerializer.Serialize(overview, Json), overview.CheckedAt), cancellationToken);

    private async Task ChangeAsync(string subject, Action<QualityRow> change, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        QualityRow? row = await open.Set<QualityRow>().FirstOrDefaultAsync(row => row.Subject == subject, cancellationToken);
        if (row is null)
        {
            row = new QualityRow { Id = Ids.New(clock), Subject = subject };
            open.Add(row);
        }

        change(row);
        await open.SaveChangesAsync(cancellationToken);
    }
}
