using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>Too few rows of a class to learn, choose and measure.</summary>
public sealed record TooFewRowsOfAClass(long Positives, long Negatives, int Needed) : Refusal(
    $"At least {Needed} rows of each class are needed to learn, choose and measure. "
    + $"Found {Positives} positive and {Negatives} negative rows.");

/// <summary>All rows carry one time, so nothing is earlier or later.</summary>
public sealed record TimeStandsStill(string Column) : Refusal(
    $"The time column '{Column}' has fewer than two different values, so rows cannot be split by time. "
    + "Choose another time column or none.");

/// <summary>After a split by time, a part holds fewer than two rows of a class.</summary>
public sealed record PartOfOneClass(string Column, string Part, long Rows, long Positives) : Refusal(
    $"Split by the time column '{Column}', the {Part} rows do not hold two rows of each class ({Positives} positives among {Rows} rows). "
    + "Take data over a longer time, or train without a time column.");
