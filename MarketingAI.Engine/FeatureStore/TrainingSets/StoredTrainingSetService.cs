using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

internal sealed class StoredTrainingSetService(
    ITrainingSets sets, TrainingSetRecords records, ILedger ledger, IEnumerable<ILineageSink> lineage) : IStoredTrainingSets
{
    private const int LongestName = 100;

    public Task<IReadOnlyList<StoredTrainingSet>> ListAsync(CancellationToken cancellationToken) => records.ListAsync(cancellationToken);

    public Task<StoredTrainingSet?> FindAsync(Guid id, CancellationToken cancellationToken) => records.FindAsync(id, cancellationToken);

    public async Task<Outcome<StoredTrainingSet>> KeepAsync(string name, TrainingSetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string called = name?.Trim() ?? string.Empty;
        if (called.Length is 0 or > LongestName)
        {
            return new TrainingSetNameUnfit(called);
        }

        if (await records.HasNameAsync(called, cancellationToken))
        {
            return new TrainingSetNameTaken(called);
        }

        Outcome<TrainingSet> made = await sets.AssembleAsync(request, cancellationToken);
        if (made.IsRefused)
        {
            return made.Refusal;
        }

        StoredTrainingSet kept = await records.KeepAsync(called, request, Manifest(made.Value), cancellationToken);
        await TellAsync(kept, made.Value, cancellationToken);
        return kept;
    }

    public async Task<Outcome<TrainingSet>> AssembleAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(id, cancellationToken) is not { } kept)
        {
            return new TrainingSetNotFound(id);
        }

        Outcome<TrainingSet> made = await sets.AssembleAsync(kept.Request, cancellationToken);
        if (made.IsRefused || string.Equals(made.Value.Fingerprint, kept.Manifest.Fingerprint, StringComparison.Ordinal))
        {
            return made;
        }

        string changed = $"The content of '{kept.Name}' is no longer that of {kept.MadeAt:yyyy-MM-dd}: rows came in late, were corrected or erased since.";
        return made.Value with { Remarks = [.. made.Value.Remarks, changed] };
    }

    private static TrainingSetManifest Manifest(TrainingSet set) => new(
        set.Fingerprint, set.Labels.Length, set.Labels.LongCount(label => label), set.PositiveLevel, set.ContractId, set.Features, set.FeatureUses, set.Refused, set.Remarks, set.Sql);

    private async Task TellAsync(StoredTrainingSet kept, TrainingSet set, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new { rows = kept.Manifest.Rows, fingerprint = kept.Manifest.Fingerprint, features = kept.Manifest.Features });
        await ledger.AppendAsync(new LedgerEntry("training-set.made", "training-set", kept.Id.ToString(), DetailJson: detail), cancellationToken);
        List<LineageEdge> edges = [new("data-set", set.DataSetId.ToString(), "training-set", kept.Id.ToString(), "assemble")];
        edges.AddRange(set.FeatureUses.Select(use => FormattableString.Invariant($"{use.View}@{use.Version}")).Distinct(StringComparer.Ordinal)
            .Select(view => new LineageEdge("feature-view", view, "training-set", kept.Id.ToString(), "assemble")));
        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(edges, cancellationToken);
        }
    }
}
