using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>The target has one class only, so there is nothing to tell apart.</summary>
public sealed record TargetOfOneClass(string Target, string PositiveLevel, long Positives, long Rows) : Refusal(
    $"The target '{Target}' has one class only: {Positives} of {Rows} rows are '{PositiveLevel}'. "
    + "Choose a target for which some rows have each of two values.");

/// <summary>No column is left to learn from.</summary>
public sealed record NoFeaturesLeft(string Target, IReadOnlyList<string> Reasons) : Refusal(
    $"No column is left to predict '{Target}' from. {string.Join(" ", Reasons)}".TrimEnd());

/// <summary>The table takes more memory than training may.</summary>
public sealed record TableTooWide(long Rows, long Slots, long Most) : Refusal(
    $"Encoded, the table has {Rows} rows times {Slots} numbers, which is more than {Most} in all. Leave out columns or take fewer rows.");

/// <summary>Options out of range.</summary>
public sealed record OptionsOutOfRange(string Faults) : Refusal(Faults);

/// <summary>The separate file for the final figure cannot be used with this training set.</summary>
public sealed record FinalSetDiffers(string Rule) : Refusal($"The separate rows for the final figure do not fit the training data. {Rule}");

/// <summary>The column that is to name segments is no category among the features.</summary>
public sealed record SegmentUnfit(string Column, IReadOnlyList<string> Categories) : Refusal(
    $"'{Column}' cannot name segments for missing values: it is no text among the features. {(Categories.Count == 0 ? "There is none." : $"Texts are {string.Join(", ", Categories)}.")}");
