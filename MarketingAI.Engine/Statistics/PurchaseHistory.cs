namespace MarketingAI.Engine.Statistics;

/// <summary>What a purchase process needs of one customer; times in one unit of the caller's choice.</summary>
/// <param name="Repeats">Purchases after the first.</param>
/// <param name="Last">Time from the first purchase to the last; 0 without repeats.</param>
/// <param name="Age">Time from the first purchase to now.</param>
public readonly record struct PurchaseHistory(int Repeats, double Last, double Age);
