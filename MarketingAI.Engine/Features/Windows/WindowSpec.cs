using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Windows;

/// <summary>Which stretch of time before a decision a feature looks at: [decision - embargo - length, decision - embargo).</summary>
public sealed record WindowSpec
{
    /// <summary>Length of the window.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Time right before the decision that is left out, because what happens then may be part of the outcome or not yet be known. Default none.</summary>
    public TimeSpan Embargo { get; init; } = TimeSpan.Zero;

    /// <summary>Days as marketers name them.</summary>
    public static WindowSpec Days([Range(1, 3660)] int days, int embargoDays = 0) =>
        new() { Length = TimeSpan.FromDays(days), Embargo = TimeSpan.FromDays(embargoDays) };
}

/// <summary>A window's ends: the first moment inside, the first moment after.</summary>
public readonly record struct WindowBounds(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>An event counts if it happened inside and was known when the decision was made.</summary>
    public bool Sees(DateTimeOffset happened, DateTimeOffset known, DateTimeOffset decision) => happened >= From && happened < Until && known <= decision;
}
