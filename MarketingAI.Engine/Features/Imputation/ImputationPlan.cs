using System.Text.Json;
using MarketingAI.Engine.Features.Imputation.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Imputation;

/// <summary>A fitted strategy: travels with the model as JSON and fills the same values in training and online.</summary>
/// <param name="Columns">In the order of the values.</param>
/// <param name="Segments">Names that have medians of their own; empty without segments.</param>
/// <param name="Rounds">Rounds of the iterative method.</param>
public sealed record ImputationPlan(ImputationKind Kind, IReadOnlyList<ImputedColumn> Columns, IReadOnlyList<string> Segments, int Rounds)
{
    /// <summary>Columns that were missing in training and so have an indicator, by position.</summary>
    public IReadOnlyList<int> Indicators => [.. Enumerable.Range(0, Columns.Count).Where(column => Columns[column].HasIndicator)];

    /// <summary>Fills a row in place; NaN stands for missing.</summary>
    /// <param name="segment">The row's segment, or null where it is not known.</param>
    /// <param name="indicators">One place for each of <see cref="Indicators"/>: 1 where the value was missing, else 0.</param>
    public void Fill(Span<double> values, string? segment, Span<double> indicators) => RowFill.Fill(this, values, segment, indicators);

    /// <summary>Compact text that <see cref="FromJson"/> reads back to the same numbers.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlanJson.Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Outcome<ImputationPlan> FromJson(string json) => PlanJson.Read(json);
}

/// <summary>What was learnt of one column.</summary>
/// <param name="Median">Of the training rows that have a value.</param>
/// <param name="OfSegments">By segment; null where it was too small.</param>
/// <param name="HasIndicator">Whether it was ever missing in training.</param>
/// <param name="Slopes">Of the iterative method, by column, 0 for itself; null for the other methods.</param>
/// <param name="Constant">Of the iterative method's line.</param>
/// <param name="Low">Smallest value seen: no filled value lies below it.</param>
/// <param name="High">Largest value seen.</param>
public sealed record ImputedColumn(
    string Name, double Median, IReadOnlyList<double?> OfSegments, bool HasIndicator, IReadOnlyList<double>? Slopes, double Constant, double Low, double High);
