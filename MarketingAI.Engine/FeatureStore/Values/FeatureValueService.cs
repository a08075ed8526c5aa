using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

internal sealed class FeatureValueService(
    FeatureViewRecords records, ValueWriter writer, ValueReader reader, IEnumerable<IFeatureValuesWritten> listeners, WorkScope scope, TimeProvider clock) : IFeatureValues
{
    public async Task<Outcome<FeatureFreshness>> WriteOutAsync(FeatureViewRef view, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!scope.Actor.Has(Roles.DataScientist) && scope.Actor != Actor.System)
        {
            return new WritingOutNotYours(scope.Actor.Name);
        }

        if (await FindAsync(view, cancellationToken) is not { } found)
        {
            return new FeatureViewNotFound(view.ToString());
        }

        // An older version goes on being renewed by the host as long as a deployed model looks it up.
        if (found.State != FeatureViewState.Active && !(found.State == FeatureViewState.Retired && scope.Actor == Actor.System))
        {
            return new FeatureViewNotActive(view.ToString(), found.State);
        }

        DateTimeOffset at = asOf ?? clock.GetUtcNow();
        Outcome<FeatureFreshness> written = await Task.Run(() => writer.WriteAsync(found, at, cancellationToken), cancellationToken);
        if (!written.IsRefused)
        {
            await records.KeepFreshnessAsync(found.Id, written.Value, CancellationToken.None);
            foreach (IFeatureValuesWritten listener in listeners)
            {
                await listener.WrittenAsync(view, CancellationToken.None);
            }
        }

        return written;
    }

    public async Task<Outcome<FeatureTable>> ReadAsync(FeatureViewRef view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return await FindAsync(view, cancellationToken) is not { } found ? new FeatureViewNotFound(view.ToString())
            : found.Freshness is null ? new NotWrittenOut(view.ToString())
            : await Task.Run(() => reader.Read(found), cancellationToken);
    }

    public async Task<FeaturePreview?> FirstAsync(FeatureViewRef view, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return await FindAsync(view, cancellationToken) is { Freshness: not null } found
            ? await Task.Run(() => reader.First(found, Require.AtLeast(most, 1)), cancellationToken)
            : null;
    }

    private async Task<FeatureView?> FindAsync(FeatureViewRef view, CancellationToken cancellationToken) =>
        (await records.VersionsAsync(view.Name, cancellationToken)).FirstOrDefault(version => version.Version == view.Version);
}
