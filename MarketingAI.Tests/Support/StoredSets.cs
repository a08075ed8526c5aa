using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Support;

/// <summary>Kept training sets by hand; none unless given.</summary>
internal sealed class StoredSets(params StoredTrainingSet[] sets) : IStoredTrainingSets
{
    public Task<IReadOnlyList<StoredTrainingSet>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredTrainingSet>>(sets);

    public Task<StoredTrainingSet?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(sets.FirstOrDefault(set => set.Id == id));

    public Task<Outcome<StoredTrainingSet>> KeepAsync(string name, TrainingSetRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is kept here.");

    public Task<Outcome<TrainingSet>> AssembleAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<Outcome<TrainingSet>>(new TrainingSetNotFound(id));
}
