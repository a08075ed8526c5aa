namespace MarketingAI.Engine.Features.Exploration;

/// <summary>How the values of one column are spread.</summary>
/// <param name="Rows">Rows that keep the conditions.</param>
/// <param name="Missing">Rows among them without a value.</param>
public sealed record Distribution(ExploreColumn Column, long Rows, long Missing)
{
    /// <summary>Equal intervals of a number; empty for words and times.</summary>
    public IReadOnlyList<HistogramInterval> Intervals { get; init; } = [];

    /// <summary>Rows below the first interval, where far values were cut off.</summary>
    public long Below { get; init; }

    /// <summary>Rows above the last interval.</summary>
    public long Above { get; init; }

    /// <summary>The most frequent words, or the values of a number that has few; the rest together last.</summary>
    public IReadOnlyList<LevelCount> Levels { get; init; } = [];

    /// <summary>Rows by day, week or month, for a column of times.</summary>
    public IReadOnlyList<PeriodCount> Periods { get; init; } = [];

    public double? Mean { get; init; }

    public double? Median { get; init; }

    /// <summary>Standard deviation over rows.</summary>
    public double? Deviation { get; init; }

    public required ShownSql Sql { get; init; }
}

/// <param name="From">Belongs to it.</param>
/// <param name="To">Belongs to the next, except for the last.</param>
public sealed record HistogramInterval(double From, double To, long Rows);

/// <param name="From">First moment of the period (UTC).</param>
public sealed record PeriodCount(DateTimeOffset From, long Rows);

/// <summary>Steps of time.</summary>
public enum TimeStep
{
    Day,
    Week,
    Month,
}

/// <summary>A column by period or by group: rows, missing, and the figure of each series.</summary>
/// <param name="Kind">What the figures are.</param>
/// <param name="Points">In order.</param>
/// <param name="Series">Names of the figures of each point.</param>
public sealed record GroupedFigures(ExploreColumn Column, FigureKind Kind, IReadOnlyList<string> Series, IReadOnlyList<FigurePoint> Points)
{
    /// <summary>The step of time; null where the groups are no periods.</summary>
    public TimeStep? Step { get; init; }

    /// <summary>How the column goes with what it is grouped by; null where that was not asked or cannot be said.</summary>
    public Association? Association { get; init; }

    public required ShownSql Sql { get; init; }
}

/// <summary>What the figures of a chart are.</summary>
public enum FigureKind
{
    /// <summary>Means, in the column's unit.</summary>
    Mean,

    /// <summary>Shares in [0, 1].</summary>
    Share,
}

/// <param name="Label">The period or group in words.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Present">Rows among them with a value.</param>
/// <param name="Figures">One for each series; null where there are too few rows.</param>
public sealed record FigurePoint(string Label, long Rows, long Present, IReadOnlyList<FigureEstimate?> Figures)
{
    /// <summary>First moment of the period (UTC); null for a group.</summary>
    public DateTimeOffset? From { get; init; }
}

/// <summary>A mean or share with its interval.</summary>
/// <param name="Low">Null where no interval can be given.</param>
public sealed record FigureEstimate(double Value, double? Low, double? High);

/// <summary>Some rows, as the present person may see them.</summary>
/// <param name="Columns">Names, the asked column first.</param>
/// <param name="Rows">Values as text; null for missing.</param>
public sealed record ExampleRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>Names of columns that the present person sees masked: hashed, in part, or not at all.</summary>
    public IReadOnlyList<string> Masked { get; init; } = [];

    public required ShownSql Sql { get; init; }
}
