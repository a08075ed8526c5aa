using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>The front door of the latest values in memory: what scoring looks up, how fresh it is, and its renewal.</summary>
public interface IOnlineFeatures
{
    /// <summary>Active versions of views of the business unit, and those that a deployed model looks up.</summary>
    Task<IReadOnlyList<OnlineViewState>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One view with its columns and the share of entities for which each is missing; reads all rows.</summary>
    Task<OnlineViewDetail?> DescribeAsync(FeatureViewRef view, CancellationToken cancellationToken);

    /// <summary>What scoring would find for a key now; values are masked for the actor.</summary>
    Task<Outcome<OnlineRow>> FindAsync(FeatureViewRef view, string key, CancellationToken cancellationToken);

    /// <summary>Computes all entities anew as of now, writes the values out and puts them in memory.</summary>
    Task<Outcome<OnlineViewState>> RefreshAsync(FeatureViewRef view, CancellationToken cancellationToken);
}

/// <summary>How a view stands in memory.</summary>
public enum OnlineReadiness
{
    /// <summary>The host started a moment ago and is loading it.</summary>
    Loading,

    /// <summary>Values were never written out.</summary>
    NeverWritten,

    Ready,

    /// <summary>Its values are older than the view allows; scoring takes them as missing.</summary>
    TooOld,

    /// <summary>It could not be loaded.</summary>
    Failed,
}

/// <param name="Entity">As a person reads it.</param>
/// <param name="IsActive">False for an older version that a deployed model still asks for.</param>
/// <param name="Trouble">Why it is not ready or was not renewed; null where all is well.</param>
/// <param name="AsOf">The decision time that the last whole refresh is for.</param>
/// <param name="WrittenAt">When its computation saw the events.</param>
/// <param name="Bytes">Memory of rows, keys and slots.</param>
public sealed record OnlineViewState(
    FeatureViewRef View,
    string Entity,
    bool IsActive,
    bool IsHeld,
    OnlineReadiness Readiness,
    string? Trouble,
    DateTimeOffset? AsOf,
    DateTimeOffset? WrittenAt,
    TimeSpan? Age,
    double? MaxAgeHours,
    long Entities,
    long Bytes,
    double? LoadSeconds);

/// <param name="NewestAsOf">Of when the newest row is: later than the refresh where events streamed in.</param>
public sealed record OnlineViewDetail(OnlineViewState State, DateTimeOffset? NewestAsOf, long Streamed, IReadOnlyList<OnlineFieldState> Fields);

/// <param name="MissingShare">Share of entities in memory without a value, in [0, 1]; null where there are no entities.</param>
public sealed record OnlineFieldState(string Name, ColumnType Type, PersonalDataClass PersonalData, double? MissingShare);

/// <summary>What a look-up finds.</summary>
/// <param name="Found"><c>found</c>, <c>unknown</c> or <c>too old</c>.</param>
/// <param name="Values">In the order of the view's columns.</param>
public sealed record OnlineRow(string Found, DateTimeOffset AsOf, DateTimeOffset WrittenAt, IReadOnlyList<OnlineValue> Values, double Microseconds);

/// <param name="Value">Masked for the actor; null for missing or hidden.</param>
public sealed record OnlineValue(string Name, string? Value, bool IsMissing);
