using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Views;

internal sealed class FeatureViewService(
    FeatureViewRecords records, FeatureSql sql, SourceReading sources, FeatureReading reading, IWarehouse warehouse, ILedger ledger) : IFeatureViews
{
    private const int MostPreviewed = 200;

    public async Task<IReadOnlyList<FeatureView>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await records.ListAsync(cancellationToken)).GroupBy(view => view.Name, StringComparer.Ordinal).Select(versions => Counting([.. versions])!),
    ];

    public async Task<FeatureView?> FindAsync(string name, int? version, CancellationToken cancellationToken)
    {
        IReadOnlyList<FeatureView> versions = await records.VersionsAsync(name, cancellationToken);
        return version is null ? Counting(versions) : versions.FirstOrDefault(view => view.Version == version);
    }

    public Task<IReadOnlyList<FeatureView>> VersionsAsync(string name, CancellationToken cancellationToken) => records.VersionsAsync(name, cancellationToken);

    public async Task<Outcome<FeatureView>> SaveDraftAsync(FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Algorithms.FeatureNames.WhyNot(definition.Name, "view") is { } why
            ? new FeatureViewUnfit(definition.Name, [new FeatureFault(null, "Name", why)])
            : await records.SaveDraftAsync(definition, cancellationToken);
    }

    public async Task<IReadOnlyList<FeatureColumn>> ColumnsAsync(FeatureSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. (await sources.ColumnsAsync(source, cancellationToken)).Select(column => new FeatureColumn(column.Name, column.Type, column.PersonalData, column.WhyNot))];
    }

    public async Task<IReadOnlyList<FeatureFault>> CheckAsync(FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return (await PreparedAsync(definition, cancellationToken)).Faults;
    }

    public async Task<Outcome<FeatureView>> ActivateAsync(string name, string reason, CancellationToken cancellationToken)
    {
        if (!IsReason(reason))
        {
            return new FeatureReasonMissing();
        }

        IReadOnlyList<FeatureView> versions = await records.VersionsAsync(name, cancellationToken);
        if (versions is not [{ State: FeatureViewState.Draft } draft, ..])
        {
            return versions.Count == 0 ? new FeatureViewNotFound(name) : new NoFeatureDraft(name);
        }

        (PreparedView? prepared, IReadOnlyList<FeatureFault> faults) = await PreparedAsync(draft.Definition, cancellationToken);
        if (prepared is null)
        {
            return new FeatureViewUnfit(name, faults);
        }

        FeatureView active = await records.ActivateAsync(draft.Id, prepared.Fields, prepared.Reads, cancellationToken);
        await TellAsync("feature-view.activated", active, reason, cancellationToken);
        return active;
    }

    public async Task<Outcome<FeatureView>> RetireAsync(string name, string reason, CancellationToken cancellationToken)
    {
        if (!IsReason(reason))
        {
            return new FeatureReasonMissing();
        }

        IReadOnlyList<FeatureView> versions = await records.VersionsAsync(name, cancellationToken);
        if (versions.FirstOrDefault(view => view.State == FeatureViewState.Active) is not { } active)
        {
            return versions.Count == 0 ? new FeatureViewNotFound(name) : new FeatureViewNotActive(versions[0].Reference.ToString(), versions[0].State);
        }

        FeatureView retired = await records.RetireAsync(active.Id, cancellationToken);
        await TellAsync("feature-view.retired", retired, reason, cancellationToken);
        return retired;
    }

    public Task<Outcome<FeaturePreview>> PreviewAsync(FeatureViewDefinition definition, FeaturePreviewOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(options);
        return options.Entities is < 1 or > MostPreviewed
            ? throw new ArgumentOutOfRangeException(nameof(options), options.Entities, $"A preview shows 1 to {MostPreviewed} entities.")
            : reading.PreviewAsync(definition, options, cancellationToken);
    }

    private async Task<(PreparedView? View, IReadOnlyList<FeatureFault> Faults)> PreparedAsync(FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        (PreparedView? view, IReadOnlyList<FeatureFault> faults) = await sql.PrepareAsync(session, definition, cancellationToken);
        IReadOnlyList<FeatureFault> unfit = view is null ? faults : await Task.Run(() => FeatureReading.HistoryFaults(session, view), cancellationToken);
        return unfit.Count > 0 ? (null, unfit) : (view, []);
    }

    private async Task TellAsync(string act, FeatureView view, string reason, CancellationToken cancellationToken) =>
        await ledger.AppendAsync(
            new LedgerEntry(act, "feature-view", view.Reference.ToString(), reason.Trim(), JsonSerializer.Serialize(new { features = view.Fields.Select(field => field.Name) })),
            cancellationToken);

    private static FeatureView? Counting(IReadOnlyList<FeatureView> versions) =>
        versions.FirstOrDefault(view => view.State == FeatureViewState.Active) ?? (versions is [var newest, ..] ? newest : null);

    private static bool IsReason(string? reason) => reason?.Trim().Length is >= 5 and <= 500;
}
