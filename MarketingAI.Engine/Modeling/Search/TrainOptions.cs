using System.ComponentModel.DataAnnotations;
using MarketingAI.Engine.FeatureStore.TrainingSets;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>How to search.</summary>
public sealed record TrainOptions
{
    public const int DefaultTrials = 12;

    /// <summary>Start of every draw: split, sampling, settings tried. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many trainers with settings are tried; the reproducible budget. Default 12.</summary>
    [Range(1, 1000)]
    public int Trials { get; init; } = DefaultTrials;

    /// <summary>When set, trials go on until this many seconds have passed, and <see cref="Trials"/> is not looked at. Not reproducible.</summary>
    [Range(1, 86_400)]
    public double? Seconds { get; init; }

    /// <summary>Share of rows kept for the final figure, when no separate set is given. Default 0.2.</summary>
    [Range(0.05, 0.5)]
    public double FinalShare { get; init; } = 0.2;

    /// <summary>Rows of the final figure from elsewhere; then all rows of the training set are learnt from. Default none.</summary>
    public TrainingSet? FinalSet { get; init; }

    /// <summary>
    /// A category among the features: a missing number becomes the median of the row's segment, where it has enough rows, else that of all rows. It is kept
    /// in the model file and does the same at a decision. Default none: the median of all rows.
    /// </summary>
    public string? FallbackSegment { get; init; }

    /// <summary>Threads that training may use; the result does not depend on it. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 2;

    /// <summary>What an interrupted search had found; its trials are not run again. Default none.</summary>
    public SearchProgress? Resume { get; init; }
}
