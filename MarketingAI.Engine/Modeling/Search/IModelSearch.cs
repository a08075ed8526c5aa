using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>The front door of training: tries trainers and settings, keeps the best, measures it once on rows nothing has seen.</summary>
public interface IModelSearch
{
    /// <summary>Every trainer known, and for each that cannot run here the reason.</summary>
    IReadOnlyList<TrainerState> Trainers { get; }

    /// <summary>
    /// Trains on a table in memory; reads and writes no store. Same data, seed and number of trials: same result, whatever the threads.
    /// </summary>
    /// <param name="progress">Told after each trial; may be null.</param>
    /// <param name="cancellationToken">
    /// When cancelled after the first trial, the best so far is finished and returned, and the report says that it was stopped.
    /// </param>
    /// <exception cref="OperationCanceledException">Cancelled before any trial was done.</exception>
    Task<Outcome<TrainedModel>> TrainAsync(
        TrainingSet set, TrainOptions options, IProgress<SearchProgress>? progress, CancellationToken cancellationToken);

    /// <summary>How the search of a training job stands, also after a restart; null where the job has not begun or is not of this unit.</summary>
    Task<SearchProgress?> ProgressOfAsync(Guid jobId, CancellationToken cancellationToken);
}

/// <param name="Name">Such as <c>LightGBM</c>.</param>
/// <param name="Missing">Why it cannot run on this machine and what would help, in a full sentence; null when it can.</param>
public sealed record TrainerState(string Name, string? Missing);

/// <summary>What a search has found so far: what a page shows, and what a run after a kill goes on from.</summary>
/// <param name="TrialsPlanned">Null when the budget is a time.</param>
/// <param name="Step">What is being done now, in plain words.</param>
/// <param name="Share">Share done, in [0, 1].</param>
public sealed record SearchProgress(
    int? TrialsPlanned, IReadOnlyList<TrialResult> Trials, string Step, double Share, IReadOnlyList<string> Warnings);

/// <summary>A model, what is known about it, and its file.</summary>
/// <param name="File">The bytes of <c>M.zip</c>, as kept by the registry and read by the command line.</param>
public sealed record TrainedModel(Learners.CompiledModel Model, TrainingReport Report, ReadOnlyMemory<byte> File);
