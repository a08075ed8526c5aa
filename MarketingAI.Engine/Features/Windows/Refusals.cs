using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Windows;

/// <summary>A window reaches back before the first event that was kept.</summary>
public sealed record WindowLongerThanHistory(DateTimeOffset From, DateTimeOffset HistoryFrom, DateTimeOffset EarliestDecision)
    : Refusal(FormattableString.Invariant($"The window begins on {From:yyyy-MM-dd HH:mm}, but events are kept from {HistoryFrom:yyyy-MM-dd HH:mm} only: it would count too little. Shorten the window, or decide no earlier than {EarliestDecision:yyyy-MM-dd HH:mm}."));

/// <summary>A window without a stretch of time.</summary>
public sealed record WindowUnfit(string Why) : Refusal(Why);
