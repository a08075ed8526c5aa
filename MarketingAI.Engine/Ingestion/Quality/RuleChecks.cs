using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Checks a subject's rules.</summary>
internal sealed class RuleChecks(RuleTable table, QuarantineTable held, IQuarantine quarantine, IDataSets dataSets, TimeProvider clock)
{
    public async Task<Outcome<RuleCheck>> CheckAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (settings.Rules.Count == 0)
        {
            return new NoRules(subject);
        }

        DateTime now = clock.GetUtcNow().UtcDateTime;
        if (SubjectKey.SourceOf(subject) is { } source)
        {
            return await Task.Run(() => table.Check(ProfileReader.Events, EventColumns, source, settings.Rules, now), cancellationToken);
        }

        if (SubjectKey.DataSetOf(subject) is not { } id || await dataSets.FindAsync(id, cancellationToken) is not { } dataSet)
        {
            return new SubjectNotFound(subject);
        }

        return await Task.Run(() => table.Check(dataSet.Table, [.. dataSet.Columns.Select(column => column.Name)], null, settings.Rules, now), cancellationToken);
    }

    /// <summary>Holds back what broke a critical rule, where the settings say so: the data set, or each batch of the last two days.</summary>
    public async Task HoldBackAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (!settings.HoldBack || !settings.Rules.Any(rule => rule.IsCritical))
        {
            return;
        }

        if (SubjectKey.SourceOf(subject) is { } source)
        {
            DateTime now = clock.GetUtcNow().UtcDateTime;
            foreach (string batch in await Task.Run(() => table.Batches(source, now.AddDays(-2)), cancellationToken))
            {
                await HoldBatchAsync(source, batch, settings, now, cancellationToken);
            }
        }
        else if (SubjectKey.DataSetOf(subject) is { } id && !await held.WasHeldAsync(subject, cancellationToken)
            && await CheckAsync(subject, settings, cancellationToken) is { IsRefused: false } check && check.Value.IsCritical)
        {
            await quarantine.HoldDataSetAsync(id, Why(check.Value), cancellationToken);
        }
    }

    private async Task HoldBatchAsync(string source, string batch, QualitySettings settings, DateTime now, CancellationToken cancellationToken)
    {
        if (await held.WasHeldAsync($"batch:{batch}", cancellationToken))
        {
            return;
        }

        Outcome<RuleCheck> check = await Task.Run(() => table.Check(ProfileReader.Events, EventColumns, source, settings.Rules, now, batch), cancellationToken);
        if (!check.IsRefused && check.Value.IsCritical)
        {
            await quarantine.HoldBatchAsync(source, batch, Why(check.Value), cancellationToken);
        }
    }

    private static string Why(RuleCheck check) =>
        string.Join(" ", check.Broken.Where(result => result.Rule.IsCritical).Select(result => $"{result.Rule.Sentence} Found: {result.Found}."));

    /// <summary>Columns of an event that rules can be about.</summary>
    internal static IReadOnlyList<string> EventColumns { get; } =
        ["event_id", "type", "event_time", "received_at", "schema_name", "schema_version", .. ProfileSql.EventFields, "is_late"];
}
