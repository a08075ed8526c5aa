using System.ComponentModel.DataAnnotations;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Modeling.Search.Storage;

namespace MarketingAI.Engine.Modeling.Search;

internal sealed class ModelSearchService(IEnumerable<ITrainer> trainers, ProgressTable progressTable, TimeProvider clock) : IModelSearch
{
    private readonly ITrainer[] _trainers = [.. trainers];

    public IReadOnlyList<TrainerState> Trainers => [.. _trainers.Select(trainer => new TrainerState(trainer.Name, trainer.Missing))];

    public Task<Outcome<TrainedModel>> TrainAsync(
        TrainingSet set, TrainOptions options, IProgress<SearchProgress>? progress, CancellationToken cancellationToken) =>
        TrainAsync(set, options, found =>
        {
            progress?.Report(found);
            return Task.CompletedTask;
        }, cancellationToken);

    public Task<SearchProgress?> ProgressOfAsync(Guid jobId, CancellationToken cancellationToken) =>
        progressTable.FindAsync(jobId, cancellationToken);

    /// <param name="tell">Awaited after each trial, so that a checkpoint is on disk before the next begins.</param>
    internal async Task<Outcome<TrainedModel>> TrainAsync(
        TrainingSet set, TrainOptions options, Func<SearchProgress, Task> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        List<ValidationResult> faults = [];
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? await new SearchRun(_trainers, set, options, clock).RunAsync(tell, cancellationToken)
            : new OptionsOutOfRange(string.Join(" ", faults.Select(fault => fault.ErrorMessage)));
    }
}
