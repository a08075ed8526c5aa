using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>How quickly new events reach the values in memory, and how much work that may be.</summary>
public sealed class OnlineOptions
{
    public const string Section = "OnlineFeatures";

    /// <summary>How often it is looked whether events came in. Default 1000.</summary>
    [Range(100, 3_600_000)]
    public int LookEveryMilliseconds { get; set; } = 1000;

    /// <summary>Entities that are computed in one go. Default 5000.</summary>
    [Range(1, 1_000_000)]
    public int EntitiesAtOnce { get; set; } = 5000;

    /// <summary>Where more entities than this wait, all are computed anew instead. Default 50000.</summary>
    [Range(1, 10_000_000)]
    public int MostWaiting { get; set; } = 50_000;

    /// <summary>Largest share of time that streaming works; after a piece of work it rests accordingly. Default 0.2.</summary>
    [Range(0.01, 1)]
    public double WorkShare { get; set; } = 0.2;
}
