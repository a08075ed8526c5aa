using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts;

/// <summary>A contract cannot be confirmed; each fault names its column.</summary>
public sealed record ContractIncomplete(IReadOnlyList<ContractFault> Faults)
    : Refusal($"The contract cannot be confirmed yet. {string.Join(" ", Faults.Select(fault => fault.Sentence))}");

/// <summary>One thing that stands in a contract's way.</summary>
/// <param name="Column">The column, or null where it concerns the whole contract.</param>
/// <param name="Field">Which answer: <c>KnownAt</c>, <c>Meaning</c>, <c>Name</c>.</param>
public sealed record ContractFault(string? Column, string Field, string Sentence);

/// <summary>There is no such data set in the business unit.</summary>
public sealed record ContractedDataSetNotFound(Guid Id) : Refusal($"There is no data set {Id} in this business unit.");
