using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>The front door of values that are written out: for look-up at decisions, for scoring whole audiences, for looking at.</summary>
public interface IFeatureValues
{
    /// <summary>
    /// Computes a version for all its entities and writes the values out. Doing it again for the same time gives the same and leaves one set. Names and
    /// sensitive values are never written out.
    /// </summary>
    /// <param name="asOf">The decision time that the values are for; null for now.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was written out before is still there.</exception>
    Task<Outcome<FeatureFreshness>> WriteOutAsync(FeatureViewRef view, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>The newest values of all entities, in the order of their keys.</summary>
    Task<Outcome<FeatureTable>> ReadAsync(FeatureViewRef view, CancellationToken cancellationToken);

    /// <summary>The newest values of the first entities, as text and masked for the actor; null where none were written out.</summary>
    Task<FeaturePreview?> FirstAsync(FeatureViewRef view, int most, CancellationToken cancellationToken);
}

/// <summary>Values of one version as they were written out.</summary>
/// <param name="Keys">The entities' keys.</param>
/// <param name="Values">One row a key; columns are named as the view names them.</param>
public sealed record FeatureTable(FeatureViewRef View, DateTimeOffset AsOf, IReadOnlyList<string> Keys, ColumnTable Values);
