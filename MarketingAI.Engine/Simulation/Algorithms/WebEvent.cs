namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>What a tag, an app or an ad server reports.</summary>
/// <param name="Key">The generator's own key; never written, as it would tell whose event it is.</param>
/// <param name="Type">impression, click, page, identify or purchase.</param>
internal sealed record WebEvent(string Key, string Type, DateTime At, string Source, string Cookie, string DeviceType)
{
    /// <summary>Written key: a running number, given when all events of the shard are there.</summary>
    public string Id { get; set; } = string.Empty;

    public Person? Person { get; init; }

    public string? JourneyId { get; init; }

    public string? EmailHash { get; init; }

    public Touch? Touch { get; init; }

    public Order? Order { get; init; }

    public string? Page { get; init; }
}

/// <summary>An event as it reached us.</summary>
/// <param name="IsCopy">A second delivery of the same event id.</param>
/// <param name="IsLate">At least a day after it happened.</param>
internal readonly record struct Delivered(WebEvent Event, DateTime KnownAt, bool IsCopy, bool IsLate);
