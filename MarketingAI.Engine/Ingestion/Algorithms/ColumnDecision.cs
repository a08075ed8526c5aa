using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>What a column is and how its text is turned into values.</summary>
/// <param name="Reading">What a person should know about it, or null.</param>
/// <param name="OddValuesMissing">Values that do not fit become missing.</param>
internal sealed record ColumnDecision(
    string Name,
    ColumnType Type,
    NumberWriting Writing,
    DateOrder Order,
    bool OddValuesMissing,
    string? Reading,
    IReadOnlyList<FileProblem> Problems)
{
    /// <summary>In a column of text, the first value that is no number; null where all are missing or the file does not say.</summary>
    public ValueExample? FirstWord { get; init; }

    /// <summary>Whether every value stands bare, so that neither spaces nor words for missing are to be looked for.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether times carry offsets from UTC; those without one are UTC.</summary>
    public bool IsZoned { get; init; }

    /// <summary>Whether the column holds no value at all.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>How numbers of a column are written.</summary>
internal enum NumberWriting
{
    Point,
    Comma,
    Thousands,
}

/// <summary>Order of the parts of dates in a column.</summary>
internal enum DateOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}
