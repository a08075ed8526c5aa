using MarketingAI.Engine.Jobs;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Train a model on a data set or a kept training set, and register it.</summary>
/// <param name="ModelName">Name under which it is registered as the next version.</param>
/// <param name="TimeColumn">Orders the rows for an honest split; null where there is none.</param>
/// <param name="Exclude">Columns to leave out besides those that the contract rules out.</param>
/// <param name="Trials">Budget in trials; looked at when <paramref name="Seconds"/> is null.</param>
/// <param name="Seconds">Budget in seconds, or null.</param>
public sealed record TrainModelRequest(
    Guid DataSetId,
    string Target,
    string? TimeColumn,
    IReadOnlyList<string> Exclude,
    string ModelName,
    int Seed = 1,
    int Trials = TrainOptions.DefaultTrials,
    double? Seconds = null) : IJobRequest
{
    /// <summary>A kept training set to learn from; what it says then takes the place of data set, target, time and left-out columns. Null for a data set.</summary>
    public Guid? TrainingSetId { get; init; }

    /// <summary>The feature by whose words missing values are stood in for; null for one value for all.</summary>
    public string? FallbackSegment { get; init; }
}
