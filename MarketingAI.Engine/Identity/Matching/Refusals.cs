using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Nothing in the data says who a record is about.</summary>
public sealed record NothingToCompare(string Set, IReadOnlyList<string> Columns)
    : Refusal($"{Set} has no column that records could be compared by, such as a name, e-mail, phone, address or date of birth. Columns: {string.Join(", ", Columns)}.");

/// <summary>There are too few records to learn from.</summary>
public sealed record TooFewRecords(long Found, long Needed) : Refusal($"There are {Found} records; at least {Needed} are needed to compare.");

/// <summary>The rules propose no pair at all.</summary>
public sealed record NoPairs() : Refusal("No two records agree on anything that would make them worth comparing, so there is nothing to match.");

/// <summary>A choice about fields or rules does not fit the data.</summary>
public sealed record UnfitPlan(string Fault) : Refusal(Fault);

/// <summary>The truth does not fit the records.</summary>
public sealed record UnfitTruth(string Fault) : Refusal(Fault);

/// <summary>The run keeps no such pair.</summary>
public sealed record PairNotKept(string Left, string Right) : Refusal($"The run keeps no pair of the records {Left} and {Right}.");

/// <summary>The run does not link sales with persons.</summary>
public sealed record NotSales(string Fault) : Refusal(Fault);
