using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>An arm is too small to learn from.</summary>
public sealed record ArmTooSmall(long Treated, long Untreated, int Needed)
    : Refusal($"There are {Treated} treated and {Untreated} untreated rows; each arm needs {Needed}.");

/// <summary>Too many rows have no counterpart that was treated as the policy asks.</summary>
public sealed record NoOverlap(double Share, double Most, double LeastPropensity)
    : Refusal(FormattableString.Invariant($"{Share:P1} of the rows have a chance below {LeastPropensity:0.###} of the arm the policy asks for, so nothing was ever seen that tells what would happen; at most {Most:P0} may. Ask for a policy nearer to what was done, or leave these rows out."));

/// <summary>Rows from which nothing can be learnt.</summary>
public sealed record CounterfactualRowsUnfit(string Why) : Refusal(Why);
