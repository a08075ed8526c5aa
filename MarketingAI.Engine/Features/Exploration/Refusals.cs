using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>There is no such source in the business unit.</summary>
public sealed record SourceNotFound(string Key) : Refusal($"There is no data '{Key}' to explore in this business unit. Choose one of the list.");

/// <summary>The data set has no contract in force.</summary>
public sealed record SourceContractMissing(Guid DataSetId, string Name)
    : Refusal($"'{Name}' has no contract in force: nobody has said what its columns mean and which are about persons. Confirm the contract first.");

/// <summary>The source has no such column.</summary>
public sealed record ExploreColumnUnknown(string Source, string Column, string? Nearest)
    : Refusal($"'{Source}' has no column '{Column}'.{(Nearest is null ? string.Empty : $" Did you mean '{Nearest}'?")}");

/// <summary>The present person sees the column masked, so its values cannot be shown.</summary>
public sealed record ExploreColumnHidden(string Column, string Why) : Refusal($"The values of '{Column}' are not shown: {Why}");

/// <summary>Too few rows for the question.</summary>
public sealed record TooFewExploreRows(long Found, long Needed) : Refusal(string.Create(
    CultureInfo.InvariantCulture, $"{Found:N0} rows keep the conditions; at least {Needed:N0} are needed. Loosen the conditions or take more data."));

/// <summary>A column has the same value in every row, or none at all.</summary>
public sealed record ConstantExploreColumn(string Column)
    : Refusal($"'{Column}' has the same value in every row that is looked at, or none, so nothing can go with it.");

/// <summary>The target has one class only.</summary>
public sealed record ExploreTargetOneClass(string Column, string? Class) : Refusal(Class is null
    ? $"The target '{Column}' has no value in any row that is looked at."
    : $"The target '{Column}' is '{Class}' in every row that has one. Two classes are needed; loosen the conditions or take another target.");

/// <summary>The target has too many words.</summary>
public sealed record ExploreTargetManyClasses(string Column, long Found, int Most) : Refusal(string.Create(
    CultureInfo.InvariantCulture, $"The target '{Column}' has about {Found:N0} classes; at most {Most} can be looked at. Take a number, or a column with fewer words."));

/// <summary>A column that cannot take the part it was asked to.</summary>
public sealed record ExploreColumnUnfit(string Column, string Why) : Refusal($"'{Column}' cannot be used so: {Why}");

/// <summary>A condition cannot be asked.</summary>
public sealed record ExploreConditionUnfit(string Column, string Why) : Refusal($"The condition on '{Column}' cannot be asked: {Why}");

/// <summary>Too many conditions.</summary>
public sealed record TooManyConditions(int Found, int Most) : Refusal($"There are {Found} conditions; at most {Most} can be asked at once.");

/// <summary>The two sets of rows share some.</summary>
public sealed record CohortsOverlap(long Rows) : Refusal(string.Create(
    CultureInfo.InvariantCulture, $"{Rows:N0} rows are in both sets; a comparison needs rows to be in one at most. Make the conditions exclude each other."));

/// <summary>One of the sets has no condition.</summary>
public sealed record CohortOpen(string Set) : Refusal($"Set {Set} has no condition yet. Say which rows belong to it: a column, how it compares, and a value.");

/// <summary>Fewer than two columns can be held against each other.</summary>
public sealed record TooFewColumns(int Found) : Refusal($"{Found} of the columns can be compared; two are needed. Columns that are constant, masked, identifiers or times are left out.");
