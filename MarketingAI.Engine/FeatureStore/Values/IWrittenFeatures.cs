using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>
/// The front door for values that models, journeys and jobs write back about entities: segments, scores, engagement. A view with the source
/// <see cref="WrittenRows"/> makes features of them. They are known from the moment on at which they are written.
/// </summary>
public interface IWrittenFeatures
{
    /// <summary>Writes one batch. Writing the same batch (producer, version, name, time) again replaces it.</summary>
    /// <returns>Values written.</returns>
    Task<Outcome<long>> WriteAsync(WrittenBatch batch, IReadOnlyList<WrittenValue> values, CancellationToken cancellationToken);

    /// <summary>What was written, by producer, version and name, the newest first.</summary>
    Task<IReadOnlyList<WrittenSummary>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>What kind of value is written back.</summary>
public enum WrittenKind
{
    /// <summary>Membership of a group.</summary>
    Segment,

    /// <summary>What a model gives.</summary>
    Score,

    /// <summary>What a journey or a job counted.</summary>
    Engagement,
}

/// <summary>Values of one name, for one time, by one producer.</summary>
/// <param name="Producer">Such as <c>model Which leads convert</c>.</param>
/// <param name="ProducerVersion">Such as <c>3</c>.</param>
/// <param name="Name">Small letters, digits and underscores: what the value is, such as <c>churn_score</c>.</param>
/// <param name="At">The time that the values are about.</param>
public sealed record WrittenBatch(WrittenKind Kind, FeatureEntity Entity, string Producer, string ProducerVersion, string Name, DateTimeOffset At);

/// <summary>A value about one entity: a number, a text, or neither where it is missing.</summary>
public sealed record WrittenValue(string EntityKey, double? Number, string? Text = null);

/// <param name="NewestAt">The newest time that values are about.</param>
public sealed record WrittenSummary(
    WrittenKind Kind, string Entity, string Producer, string ProducerVersion, string Name, long Values, long Batches, DateTimeOffset NewestAt, DateTimeOffset KnownAt);
