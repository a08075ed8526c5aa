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
public sealed record PairNotKept(long Number) : Refusal($"The run keeps no pair with the number {Number}.");

/// <summary>The run knows no such person.</summary>
public sealed record NoSuchCluster(int Number) : Refusal($"The run knows no person with the number {Number} who has several records.");

/// <summary>The run does not link sales with persons.</summary>
public sealed record NotSales(string Fault) : Refusal(Fault);

/// <summary>There is no such run, or its data sets are gone.</summary>
public sealed record RunNotKept(Guid RunId) : Refusal($"There is no match {RunId} in this business unit, or a data set of it is no longer there.");

/// <summary>A record has columns that the match does not compare by.</summary>
public sealed record UnknownColumns(IReadOnlyList<string> Found, IReadOnlyList<string> Known)
    : Refusal($"This match does not compare by {string.Join(", ", Found)}. Columns: {string.Join(", ", Known)}.");

/// <summary>A record says nothing that could be compared.</summary>
public sealed record NothingAskedFor(IReadOnlyList<string> Known)
    : Refusal($"The record has no value that can be compared. Give at least one of: {string.Join(", ", Known)}.");

/// <summary>People have judged too few pairs to say how right the match is.</summary>
public sealed record TooFewVerdicts(long Same, long Different)
    : Refusal($"People have judged {Same} pairs as the same and {Different} as different. It takes 20 verdicts, 5 of each kind, before precision and recall are told by them.");

/// <summary>A run cannot go on from another.</summary>
public sealed record CannotContinue(string Fault) : Refusal(Fault);
