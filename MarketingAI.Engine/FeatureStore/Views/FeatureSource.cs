using System.Text.Json.Serialization;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>The rows that a view's features are computed from. Each row has an entity, a time at which it happened and a time at which it became known.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EventRows), "events")]
[JsonDerivedType(typeof(DataSetRows), "data-set")]
[JsonDerivedType(typeof(WrittenRows), "written")]
public abstract record FeatureSource
{
    /// <summary>Only rows that keep it count: a condition on the source's columns, or null for all rows.</summary>
    public string? Filter { get; init; }
}

/// <summary>The unified events (<c>ingestion.event</c>). They happened at <c>event_time</c>.</summary>
public sealed record EventRows : FeatureSource
{
    /// <summary>By default when the event was received.</summary>
    public KnownAtRule KnownAt { get; init; } = new KnownAtColumn("received_at");
}

/// <summary>A data set under contract.</summary>
/// <param name="EntityColumn">Holds the entity's key.</param>
/// <param name="TimeColumn">When the row happened; a row without it counts nowhere.</param>
public sealed record DataSetRows(Guid DataSetId, string EntityColumn, string TimeColumn, KnownAtRule KnownAt) : FeatureSource
{
    /// <summary>Of a view about persons: what kind of key the entity column holds; the identity graph says whose it is.</summary>
    public EntityKind? EntityColumnHolds { get; init; }

    /// <summary>Rows that share a value here are versions of one row, of which the last one known counts; null where every row stands for itself.</summary>
    public string? RowKey { get; init; }

    /// <summary>A true-or-false column: a version with true takes the row back from then on; needs <see cref="RowKey"/>.</summary>
    public string? WithdrawnColumn { get; init; }
}

/// <summary>
/// Values that models, journeys and jobs wrote back about the view's entity: columns <c>kind</c>, <c>producer</c>, <c>producer_version</c>,
/// <c>name</c>, <c>number_value</c>, <c>text_value</c>, <c>event_time</c>, <c>known_at</c>.
/// </summary>
public sealed record WrittenRows : FeatureSource;
