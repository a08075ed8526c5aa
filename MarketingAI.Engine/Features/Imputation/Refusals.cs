using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Imputation;

/// <summary>A column has no value to learn from.</summary>
public sealed record NothingToImputeFrom(string Column) : Refusal($"'{Column}' has no value in the training rows, so nothing can stand in for it. Leave the column out.");

/// <summary>A text is no plan.</summary>
public sealed record PlanUnreadable(string Why) : Refusal($"This is no plan for missing values: {Why}");
