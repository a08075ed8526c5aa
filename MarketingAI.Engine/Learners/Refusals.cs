using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Learners;

/// <summary>A table lacks columns that the model needs.</summary>
public sealed record FieldsMissing(IReadOnlyList<string> Fields) : Refusal(
    $"The model needs {(Fields.Count == 1 ? "the column" : "the columns")} {string.Join(", ", Fields.Select(field => $"'{field}'"))}, "
    + "which the data do not have.");

/// <summary>A column holds something else than the model learnt from.</summary>
public sealed record FieldOfOtherKind(string Field, FieldKind Needed, string Found) : Refusal(
    $"The model needs {(Needed == FieldKind.Time ? "points in time" : "numbers")} in the column '{Field}'. Found {Found}.");

/// <summary>A trainer that is asked for cannot run on this machine.</summary>
public sealed record LearnerMissing(string Why) : Refusal(Why);
