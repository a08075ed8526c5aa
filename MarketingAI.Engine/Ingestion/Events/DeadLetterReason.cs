namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Why an event was not taken.</summary>
public enum DeadLetterReason
{
    /// <summary>It is no JSON.</summary>
    IllFormed,

    /// <summary>It is JSON, but no object.</summary>
    NotAnObject,

    /// <summary>A field that the schema needs has no value.</summary>
    MissingField,

    /// <summary>A value is not of the kind that its field holds.</summary>
    IllTyped,

    /// <summary>A number or a time lies outside of what can be.</summary>
    OutOfRange,

    /// <summary>The event or one of its values is too long.</summary>
    TooLong,

    /// <summary>Nothing in it says whose event it is.</summary>
    NoPerson,
}
