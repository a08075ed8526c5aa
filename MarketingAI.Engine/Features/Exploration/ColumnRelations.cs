namespace MarketingAI.Engine.Features.Exploration;

/// <summary>How columns go together, pair by pair.</summary>
/// <param name="Rows">Rows that keep the conditions.</param>
/// <param name="Looked">Rows looked at: all, or a sample.</param>
/// <param name="Pairs">The closest first.</param>
/// <param name="LeftOut">Columns that were not looked at, each with the reason.</param>
public sealed record ColumnRelations(ExploreSource Source, long Rows, long Looked, IReadOnlyList<RelatedPair> Pairs, IReadOnlyList<LeftOutColumn> LeftOut)
{
    /// <summary>Columns looked at, in the source's order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<ShownSql> Sql { get; init; } = [];
}

/// <param name="Why">A full sentence.</param>
public sealed record LeftOutColumn(string Column, string Why);

/// <summary>Two columns and how they go together.</summary>
/// <param name="Strength">The measure that fits the pair, in [-1, 1] for two numbers, else in [0, 1].</param>
/// <param name="Rows">Rows in which both have a value.</param>
public sealed record RelatedPair(string Left, string Right, RelationMeasure Measure, double Strength, long Rows)
{
    /// <summary>Lower end of a 95 % interval; null where the measure has none here.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Pearson's correlation, for two numbers.</summary>
    public double? Pearson { get; init; }

    /// <summary>95 % interval of Pearson's correlation (Fisher 1921).</summary>
    public FigureEstimate? PearsonInterval { get; init; }

    /// <summary>Mutual information of the two in groups.</summary>
    public Association? Groups { get; init; }

    /// <summary>Chance of as much by chance, all pairs allowed for.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>Whether the link is found at the level, all pairs allowed for.</summary>
    public bool IsFoundAt(double alpha) => AdjustedPValue <= alpha;
}

/// <summary>Measures of how two columns go together.</summary>
public enum RelationMeasure
{
    /// <summary>Spearman's rank correlation, for two numbers.</summary>
    RankCorrelation,

    /// <summary>The correlation ratio, for a number and words: the root of the share of the number's variance between groups, bias taken out.</summary>
    CorrelationRatio,

    /// <summary>Cramér's V, for words.</summary>
    CramersV,
}
