using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Checks a subject's rules: those of its settings, and of a data set those of its contract too.</summary>
internal sealed class RuleChecks(RuleTable table, QuarantineTable held, QuarantineService quarantine, IDataSets dataSets, ContractBreaches contracts, TimeProvider clock)
{
    private const string NotNoted = "It broke a critical rule when it came in; the host stopped before it noted which.";

    public async Task<Outcome<RuleCheck>> CheckAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (SubjectKey.SourceOf(subject) is { } source)
        {
            return settings.Rules.Count == 0
                ? new NoRules(subject)
                : await Task.Run(() => table.Check(ProfileReader.Events, EventColumns, source, settings.Rules, Now), cancellationToken);
        }

        return SubjectKey.DataSetOf(subject) is { } id && await dataSets.FindAsync(id, cancellationToken) is { } dataSet
            ? await CheckAsync(dataSet, settings, cancellationToken)
            : new SubjectNotFound(subject);
    }

    public async Task<Outcome<RuleCheck>> CheckAsync(DataSet dataSet, QualitySettings settings, CancellationToken cancellationToken)
    {
        ContractRules promised = await contracts.RulesOfAsync(dataSet, cancellationToken);
        ColumnRule[] rules = [.. settings.Rules, .. promised.Rules.Select(promise => promise.Rule)];
        return rules.Length == 0
            ? new NoRules(dataSet.Name)
            : await Task.Run(() => table.Check(dataSet.Table, [.. dataSet.Columns.Select(column => column.Name)], null, rules, Now), cancellationToken);
    }

    /// <summary>Holds back what broke a critical rule, where the settings say so: the data set, or each batch of the last two days.</summary>
    /// <remarks>A batch is looked at when it is committed; here those that came before the rule was set.</remarks>
    public async Task HoldBackAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (SubjectKey.SourceOf(subject) is { } source)
        {
            await NoteAsync(source, cancellationToken);
            ColumnRule[] rules = [.. settings.Rules.Where(rule => rule.IsCritical && rule.IsOfBatch)];
            foreach (string batch in settings.HoldBack && rules.Length > 0 ? await Task.Run(() => table.Batches(source, Now.AddDays(-2)), cancellationToken) : [])
            {
                await HoldBatchAsync(source, batch, rules, cancellationToken);
            }
        }
        else if (settings.HoldBack && SubjectKey.DataSetOf(subject) is { } id && await dataSets.FindAsync(id, cancellationToken) is { } dataSet)
        {
            await HoldBackAsync(dataSet, settings, cancellationToken);
        }
    }

    /// <summary>Holds a data set back that breaks a critical rule; what a person released is not held again.</summary>
    public async Task HoldBackAsync(DataSet dataSet, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (settings.HoldBack && !await held.WasHeldAsync(SubjectKey.OfDataSet(dataSet.Id), cancellationToken)
            && await CheckAsync(dataSet, settings, cancellationToken) is { IsRefused: false } check && check.Value.IsCritical)
        {
            await quarantine.HoldAsync(dataSet, Why(check.Value), cancellationToken);
        }
    }

    /// <summary>Keeps a data set to what its contract promises.</summary>
    public async Task TellPromisesAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        ContractRules promised = await contracts.RulesOfAsync(dataSet, cancellationToken);
        if (promised.Rules.Count > 0 && await CheckAsync(dataSet, new QualitySettings(), cancellationToken) is { IsRefused: false } check)
        {
            await contracts.TellAsync(dataSet, promised, check.Value, cancellationToken);
        }
    }

    public async Task TellPromisesAsync(string subject, CancellationToken cancellationToken)
    {
        if (SubjectKey.DataSetOf(subject) is { } id && await dataSets.FindAsync(id, cancellationToken) is { } dataSet)
        {
            await TellPromisesAsync(dataSet, cancellationToken);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Puts batches on record that were held at their commit when the host stopped before the record.</summary>
    private async Task NoteAsync(string source, CancellationToken cancellationToken)
    {
        foreach ((string batch, long rows) in await Task.Run(() => table.HeldBatches(source), cancellationToken))
        {
            if (!await held.WasHeldAsync($"batch:{batch}", cancellationToken))
            {
                await quarantine.KeepBatchAsync(source, batch, rows, NotNoted, cancellationToken);
            }
        }
    }

    private async Task HoldBatchAsync(string source, string batch, IReadOnlyList<ColumnRule> rules, CancellationToken cancellationToken)
    {
        if (!await held.WasHeldAsync($"batch:{batch}", cancellationToken)
            && await Task.Run(() => table.WhyBatchBroken(source, batch, rules), cancellationToken) is { } why)
        {
            await quarantine.HoldBatchAsync(source, batch, why, cancellationToken);
        }
    }

    private static string Why(RuleCheck check) =>
        string.Join(" ", check.Broken.Where(result => result.Rule.IsCritical).Select(result => $"{result.Rule.Sentence} Found: {result.Found}."));

    /// <summary>Columns of an event that rules can be about.</summary>
    internal static IReadOnlyList<string> EventColumns { get; } =
        ["event_id", "type", "event_time", "received_at", "schema_name", "schema_version", .. ProfileSql.EventFields, "is_late"];
}
