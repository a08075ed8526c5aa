using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Sequences;

/// <summary>How a stream of events becomes sessions and n-grams.</summary>
public sealed record SequenceOptions
{
    /// <summary>A pause longer than this ends a session. Default 30 minutes.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest n-gram. Default 3.</summary>
    [Range(1, 5)]
    public int LongestGram { get; init; } = 3;

    /// <summary>N-grams kept by lift. Default 50.</summary>
    [Range(1, 10_000)]
    public int MostGrams { get; init; } = 50;

    /// <summary>Sessions an n-gram needs to be kept. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int LeastSessions { get; init; } = 30;
}
