using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Spend;

/// <summary>There is no exchange rate for a line.</summary>
public sealed record NoExchangeRate(string Currency, DateOnly Day, int MostDaysOld)
    : Refusal(FormattableString.Invariant($"There is no rate of {Currency} for {Day:yyyy-MM-dd} or the {MostDaysOld} days before it. Add the rate; nothing is counted at 1 to 1."));

/// <summary>The price index does not reach back to a line or to the base day.</summary>
public sealed record NoPriceLevel(DateOnly Day) : Refusal(FormattableString.Invariant($"The price index has no level for {Day:yyyy-MM-dd}."));

/// <summary>A line that cannot be an amount.</summary>
public sealed record SpendUnfit(string Why) : Refusal(Why);
