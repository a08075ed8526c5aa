using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>The other half of "online equals offline": what was looked up, computed again from the rows that were there then. Runs as the host.</summary>
internal sealed class OfflineValues(OfflineComputing computing)
{
    /// <param name="asked">Keys and the moments that their values were for.</param>
    /// <param name="written">Events that were committed later are left out: they were not in the table when the values were computed.</param>
    public Task<Outcome<OfflineRows>> ComputeAsync(
        FeatureViewRef view, IReadOnlyList<(string Key, DateTimeOffset AsOf)> asked, DateTimeOffset written, CancellationToken cancellationToken) =>
        computing.ComputeAsync(view, asked, written, cancellationToken);
}

/// <param name="Rows">Words of each row that was asked for, in their order.</param>
internal sealed record OfflineRows(OnlineColumns Columns, IReadOnlyList<long[]> Rows);

/// <summary>Whose events are whose was decided anew since; what was served then cannot be recomputed.</summary>
public sealed record PersonsChanged(string View) : Refusal($"The persons were found anew since values of {View} were computed, so these cannot be compared.");
