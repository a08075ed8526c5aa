using System.Text.Json.Serialization;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>How a feature is computed from the rows of one entity that had happened and were known at the decision.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WindowFeature), "window")]
[JsonDerivedType(typeof(LatestValue), "latest")]
[JsonDerivedType(typeof(SqlFeature), "sql")]
[JsonDerivedType(typeof(DerivedFeature), "derived")]
public abstract record FeatureRecipe;

/// <summary>Summarises the rows of a window that ends at the cut-off: the decision less the view's embargo.</summary>
/// <param name="Column">What is summarised; not needed to count rows or days.</param>
/// <param name="Days">Length of the window, which holds its first instant; null for all history.</param>
/// <remarks>Without rows counts and sums are 0, all else is missing. A sum over rows of which none has a value is missing too.</remarks>
public sealed record WindowFeature(WindowAggregate Aggregate, string? Column = null, int? Days = null) : FeatureRecipe
{
    /// <summary>Only rows that keep this condition count; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>Makes one feature for each listed value of a column; null for one feature.</summary>
    public FeatureSplit? Split { get; init; }
}

/// <param name="Column">The column whose values part the rows.</param>
/// <param name="Values">One feature each, named after the value: <c>clicks_email</c>.</param>
public sealed record FeatureSplit(string Column, IReadOnlyList<string> Values);

/// <summary>What a window says of its rows.</summary>
public enum WindowAggregate
{
    /// <summary>Rows, or rows with a value where a column is named.</summary>
    Count,

    /// <summary>Sum of a number.</summary>
    Sum,

    /// <summary>Sum of money in hundredths of its unit, as a whole number: exact, whatever the order.</summary>
    SumOfMoney,
    Mean,
    Min,
    Max,

    /// <summary>Different values.</summary>
    Distinct,

    /// <summary>Days from the last row to the decision.</summary>
    DaysSinceLast,

    /// <summary>Days from the first row to the decision.</summary>
    DaysSinceFirst,

    /// <summary>The last value that is not missing.</summary>
    Last,
}

/// <summary>The value of the last row; of rows with the same time the one known last. Missing where that row has no value.</summary>
/// <param name="MaxAgeDays">A row that happened longer before the decision counts no more; null for no bound.</param>
public sealed record LatestValue(string Column, double? MaxAgeDays = null) : FeatureRecipe;

/// <summary>
/// An expression in SQL over the rows of one entity, with aggregates, such as <c>sum(value) / count(*)</c>; <c>decision_at</c> and <c>cutoff_at</c>
/// may be named. Missing for an entity without rows.
/// </summary>
public sealed record SqlFeature(string Expression) : FeatureRecipe;

/// <summary>An expression in SQL over other features of the same view, such as <c>spend_30d / nullif(orders_30d, 0)</c>.</summary>
public sealed record DerivedFeature(string Expression) : FeatureRecipe;
