namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Two sets of rows of one source, column by column.</summary>
/// <param name="Columns">The clearest difference first.</param>
public sealed record CohortComparison(ExploreSource Source, long RowsA, long RowsB, IReadOnlyList<ColumnDifference> Columns)
{
    /// <summary>Rows that keep the question's conditions and belong to neither.</summary>
    public long Neither { get; init; }

    /// <summary>Columns that were not compared, each with the reason.</summary>
    public IReadOnlyList<LeftOutColumn> LeftOut { get; init; } = [];

    public IReadOnlyList<ShownSql> Sql { get; init; } = [];
}

/// <summary>How one column differs between two sets of rows.</summary>
/// <param name="Figure">What is compared, such as "mean" or "share of mobile".</param>
/// <param name="Kind">Whether it is a mean or a share.</param>
/// <param name="A">The figure in the first set.</param>
/// <param name="B">The figure in the second.</param>
/// <param name="Difference">Second minus first, with a 95 % interval for this one column.</param>
public sealed record ColumnDifference(ExploreColumn Column, string Figure, FigureKind Kind, double A, double B, FigureEstimate Difference)
{
    /// <summary>The difference of means in standard deviations of both sets together; null for shares.</summary>
    public double? Standardised { get; init; }

    public required double MissingShareA { get; init; }

    public required double MissingShareB { get; init; }

    /// <summary>Chance of as much where nothing differs, for this one column: of the mean, or of all values of words together.</summary>
    public required double PValue { get; init; }

    /// <summary>The same after all columns were allowed for (Holm 1979).</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>Chance of as different shares of missing values, all columns allowed for; null where nothing is missing or nothing else.</summary>
    public double? MissingAdjustedPValue { get; init; }

    /// <summary>Whether a difference of values is found at the level, all columns allowed for.</summary>
    public bool IsFoundAt(double alpha) => AdjustedPValue <= alpha;

    /// <summary>Whether the shares of missing values differ at the level, all columns allowed for.</summary>
    public bool IsMissingFoundAt(double alpha) => MissingAdjustedPValue <= alpha;
}
