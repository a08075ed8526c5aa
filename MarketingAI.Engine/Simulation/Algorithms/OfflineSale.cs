namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>A sale at the till without a customer card.</summary>
/// <param name="Key">The generator's own key; never written.</param>
/// <param name="Click">The click that led to it, or null.</param>
/// <param name="LagDays">Days from click to sale; null without a click.</param>
internal sealed record OfflineSale(
    string Key, Person Person, double Days, long Minor, string Store, string NameAsHeard, string? Phone, string? Postcode, Touch? Click, double? LagDays,
    bool NameIsWrong)
{
    /// <summary>Written key: a running number of the shard.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The click's event, or null.</summary>
    public WebEvent? ClickEvent { get; set; }
}
