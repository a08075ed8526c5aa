using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Asks the critical rules of a source of each commit, before readers see it. One pass over the rows in memory, and only where the settings say so.</summary>
internal sealed class BatchGate(QualityTable table, QuarantineService quarantine) : IBatchGate
{
    public async Task<BatchLook?> OfAsync(string source, CancellationToken cancellationToken)
    {
        QualitySettings settings = await table.SettingsAsync(SubjectKey.OfSource(source), cancellationToken);
        ColumnRule[] rules = settings.HoldBack ? [.. settings.Rules.Where(rule => rule.IsCritical && rule.IsOfBatch && RuleVerdict.Fault(rule, RuleChecks.EventColumns) is null)] : [];
        return rules.Length == 0 ? null : (session, relation) => RuleTable.WhyBroken(session, relation, rules);
    }

    public Task KeepHeldAsync(string source, string batchId, long rows, string why, CancellationToken cancellationToken) =>
        quarantine.KeepBatchAsync(source, batchId, rows, why, cancellationToken);
}
