using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>Advices as stored, with the figures they rested on.</summary>
internal sealed class PipelineAdviceRecords(IStore store)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task AddAsync(Guid sourceId, StoredAdvice advice, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new PipelineAdviceRow
        {
            Id = advice.Id,
            SourceId = sourceId,
            AdviceJson = JsonSerializer.Serialize(advice.Advice, Json),
            ModeThen = advice.ModeThen,
            MadeAt = advice.MadeAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredAdvice>> ListAsync(Guid sourceId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<PipelineAdviceRow> rows = await open.Set<PipelineAdviceRow>().AsNoTracking().Where(row => row.SourceId == sourceId).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id).Select(Shown)];
    }

    public async Task<(StoredAdvice Advice, Guid SourceId)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        PipelineAdviceRow? row = await open.Set<PipelineAdviceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return row is null ? null : (Shown(row), row.SourceId);
    }

    public async Task DecideAsync(StoredAdvice decided, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        PipelineAdviceRow row = await open.Set<PipelineAdviceRow>().SingleAsync(row => row.Id == decided.Id, cancellationToken);
        (row.Decision, row.DecidedBy, row.DecidedAt, row.DecisionReason) = (decided.Decision, decided.DecidedBy, decided.DecidedAt, decided.DecisionReason);
        await open.SaveChangesAsync(cancellationToken);
    }

    private static StoredAdvice Shown(PipelineAdviceRow row) => new(
        row.Id, JsonSerializer.Deserialize<PipelineAdvice>(row.AdviceJson, Json)!, row.ModeThen, row.MadeAt, row.Decision, row.DecidedBy, row.DecidedAt, row.DecisionReason);
}
