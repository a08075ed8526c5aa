namespace MarketingAI.Engine.Features.Spend;

/// <summary>One line of spend as a platform billed it.</summary>
/// <param name="Currency">Three letters.</param>
/// <param name="Impressions">Null where the channel has none.</param>
public readonly record struct SpendLine(DateOnly Day, string Channel, string Currency, double Amount, double? Impressions = null);

/// <summary>What turns money of different places and times into one.</summary>
/// <param name="BaseCurrency">The currency everything is turned into.</param>
/// <param name="Rates">Units of base currency for one unit, by currency and day; the last rate before a day without one holds for it.</param>
/// <param name="PriceIndex">Price level by the first day it holds from; null leaves inflation alone.</param>
/// <param name="BaseDay">Day whose money everything is turned into.</param>
/// <param name="MostDaysOld">How old a rate may be. Default 7.</param>
public sealed record SpendRates(
    string BaseCurrency,
    IReadOnlyDictionary<string, IReadOnlyList<(DateOnly Day, double Rate)>> Rates,
    IReadOnlyList<(DateOnly From, double Level)>? PriceIndex,
    DateOnly BaseDay,
    int MostDaysOld = 7);

/// <summary>A line in base currency at base prices.</summary>
/// <param name="Nominal">In base currency at the day's rate.</param>
/// <param name="Real">At the prices of the base day.</param>
/// <param name="CostPerThousand">Real cost of a thousand impressions; null without impressions.</param>
public readonly record struct NormalisedSpend(SpendLine Line, double Nominal, double Real, double? CostPerThousand);

/// <summary>A channel before and after.</summary>
/// <param name="AsBilled">Amounts added up as if all currencies were one; what a careless sum shows.</param>
/// <param name="ShareOfVoice">Its impressions over all channels'; null where it has none.</param>
/// <param name="EquivalentReach">Real spend over the median real cost of a thousand impressions of all channels, in thousands: spend in units of attention.</param>
public sealed record ChannelSpend(
    string Channel, double AsBilled, double Nominal, double Real, double ShareOfSpend, double? Impressions, double? ShareOfVoice, double? CostPerThousand, double? EquivalentReach);
