using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>
/// The front door of exploration: what is in a table, and what goes with what. Counting is done where the rows are; a person who may not see a
/// column gets its counts only.
/// </summary>
public interface IExplorer
{
    /// <summary>What can be explored in the present business unit, the most useful first.</summary>
    Task<IReadOnlyList<ExploreSource>> SourcesAsync(CancellationToken cancellationToken);

    Task<Outcome<ExploreSource>> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>All columns at a glance, with the target where one is asked for.</summary>
    Task<Outcome<ExploreOverview>> OverviewAsync(ExploreQuestion question, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken);

    /// <summary>How the values of a column are spread.</summary>
    Task<Outcome<Distribution>> DistributionAsync(ExploreQuestion question, string column, CancellationToken cancellationToken);

    /// <summary>A column by day, week or month.</summary>
    /// <param name="time">The column of times; null for the source's own.</param>
    /// <param name="step">Null for one that gives a readable number of periods.</param>
    Task<Outcome<GroupedFigures>> OverTimeAsync(ExploreQuestion question, string column, string? time, TimeStep? step, CancellationToken cancellationToken);

    /// <summary>A column by the groups of another.</summary>
    Task<Outcome<GroupedFigures>> BySegmentAsync(ExploreQuestion question, string column, string segment, CancellationToken cancellationToken);

    /// <summary>The question's target by the groups of a column.</summary>
    Task<Outcome<GroupedFigures>> AgainstTargetAsync(ExploreQuestion question, string column, CancellationToken cancellationToken);

    /// <summary>Some rows in which the column has a value, masked for the present person.</summary>
    Task<Outcome<ExampleRows>> ExamplesAsync(ExploreQuestion question, string column, CancellationToken cancellationToken);

    /// <summary>How columns go together, pair by pair.</summary>
    /// <param name="columns">Empty for the first that can be compared.</param>
    Task<Outcome<ColumnRelations>> RelationsAsync(
        ExploreQuestion question, IReadOnlyList<string> columns, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Two sets of rows, column by column. A row must not be in both.</summary>
    Task<Outcome<CohortComparison>> CompareAsync(
        ExploreQuestion question, IReadOnlyList<ExploreCondition> a, IReadOnlyList<ExploreCondition> b, IProgress<ExploreProgress>? progress,
        CancellationToken cancellationToken);
}
