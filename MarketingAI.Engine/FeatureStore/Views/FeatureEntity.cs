namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>What a view's key points at. Two views with the same entity can stand in one training set under one key column.</summary>
/// <param name="RecordName">Of a record: what its key is called, such as <c>customer_id</c>; null for all other kinds.</param>
public sealed record FeatureEntity(EntityKind Kind, string? RecordName = null)
{
    /// <summary>A person of the identity graph.</summary>
    public static FeatureEntity Person { get; } = new(EntityKind.Person);

    /// <summary>A cookie or device id.</summary>
    public static FeatureEntity AnonymousId { get; } = new(EntityKind.AnonymousId);

    /// <summary>A log-in or account.</summary>
    public static FeatureEntity UserId { get; } = new(EntityKind.UserId);

    /// <summary>A key that only data sets know.</summary>
    public static FeatureEntity Record(string name) => new(EntityKind.Record, name);

    /// <summary>As a person reads it: "person", "cookie or device", "log-in", "customer_id".</summary>
    public override string ToString() => Kind switch
    {
        EntityKind.Person => "person",
        EntityKind.AnonymousId => "cookie or device",
        EntityKind.UserId => "log-in",
        EntityKind.Record => RecordName ?? "record",
    };
}

/// <summary>Kinds of keys that features can be about.</summary>
public enum EntityKind
{
    /// <summary>The id of a person in the identity graph, as text.</summary>
    Person,

    /// <summary>Cookie or device id of events.</summary>
    AnonymousId,

    /// <summary>Log-in or account of events.</summary>
    UserId,

    /// <summary>A key of data sets that no other module knows.</summary>
    Record,
}
