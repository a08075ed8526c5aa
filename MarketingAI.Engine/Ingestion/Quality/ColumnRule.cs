namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>A rule that every batch or data set must keep.</summary>
/// <param name="Column">The column; null for a rule on the whole, such as the number of rows.</param>
/// <param name="Low">Smallest value allowed, or smallest number of rows; null for none.</param>
/// <param name="High">Largest value allowed, largest number of rows, largest share missing, or largest age in hours; null for none.</param>
/// <param name="Pattern">Regular expression that the whole text must match (RE2 syntax).</param>
/// <param name="Values">Values allowed.</param>
/// <param name="IsCritical">A breach holds the batch or import back where the subject's settings say so.</param>
public sealed record ColumnRule(
    ColumnRuleKind Kind, string? Column, double? Low = null, double? High = null, string? Pattern = null, IReadOnlyList<string>? Values = null, bool IsCritical = true)
{
    /// <summary>Largest share of rows that may break it, in [0, 1]; not for missing values, freshness and numbers of rows, which have bounds of their own.</summary>
    public double Share { get; init; }

    /// <summary>For a condition: what every row keeps, in SQL over the columns; checked by the contract it comes from.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether it can be asked of one batch; the number of rows and their age are of the whole.</summary>
    internal bool IsOfBatch => Kind is not (ColumnRuleKind.RowCount or ColumnRuleKind.Freshness);

    /// <summary>The rule in words.</summary>
    public string Sentence => Share > 0 ? FormattableString.Invariant($"{Plain} At most {Share:0.##%} of rows may break it.") : Plain;

    private string Plain => Kind switch
    {
        ColumnRuleKind.MissingShare => FormattableString.Invariant($"At most {High ?? 0:0.##%} of {Column} may be missing."),
        ColumnRuleKind.Unique => $"Every value of {Column} stands once.",
        ColumnRuleKind.Range => FormattableString.Invariant($"{Column} lies between {Text(Low, "any")} and {Text(High, "any")}."),
        ColumnRuleKind.Pattern => $"{Column} matches {Pattern}.",
        ColumnRuleKind.Values => $"{Column} is one of {string.Join(", ", Values ?? [])}.",
        ColumnRuleKind.Freshness => FormattableString.Invariant($"The newest {Column} is at most {High ?? 24:0.#} hours old."),
        ColumnRuleKind.RowCount => FormattableString.Invariant($"There are between {Text(Low, "any number")} and {Text(High, "any number")} rows."),
        ColumnRuleKind.Condition => $"Every row keeps: {Condition}.",
    };

    private static string Text(double? bound, string none) => bound is { } value ? FormattableString.Invariant($"{value:0.####}") : none;
}

/// <summary>What a rule asks for.</summary>
public enum ColumnRuleKind
{
    MissingShare,
    Unique,
    Range,
    Pattern,
    Values,
    Freshness,
    RowCount,
    Condition,
}

/// <summary>How a rule fared.</summary>
/// <param name="Failing">Rows that break it; for missing values and rows: the number found.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Sample">Some failing rows, masked for the reader; by column.</param>
public sealed record RuleResult(ColumnRule Rule, bool IsKept, long Failing, string Found, IReadOnlyList<IReadOnlyDictionary<string, string?>> Sample);

/// <summary>All rules of one check.</summary>
/// <param name="Cells">Values looked at: rows times columns named by rules.</param>
public sealed record RuleCheck(long Rows, long Cells, TimeSpan Took, IReadOnlyList<RuleResult> Results)
{
    /// <summary>Rules that could not be counted on this table; they are neither kept nor broken.</summary>
    public IReadOnlyList<UncountedRule> Uncounted { get; init; } = [];

    public IEnumerable<RuleResult> Broken => Results.Where(result => !result.IsKept);

    /// <summary>A rule of severity critical is broken.</summary>
    public bool IsCritical => Broken.Any(result => result.Rule.IsCritical);
}

/// <summary>A rule that could not be counted.</summary>
/// <param name="Why">The reason in a sentence; it quotes no value.</param>
public sealed record UncountedRule(ColumnRule Rule, string Why);
