using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>Takes a file as a training set, with the answers given on the command line in a contract's place.</summary>
internal sealed class FileTrainingSets(ITrainingSets trainingSets)
{
    /// <param name="wanted">The data set's id in the request is not looked at.</param>
    /// <param name="answers">When columns become known; a column that nothing is said about counts as known before the decision.</param>
    public Task<Outcome<TrainingSet>> AssembleAsync(
        string path, TrainingSetRequest wanted, IReadOnlyDictionary<string, KnownAt> answers, CancellationToken cancellationToken) =>
        trainingSets.AssembleFileAsync(
            new FileTrainingRequest(new FileSource(path, Path.GetFileName(path)), wanted.Target, wanted.TimeColumn, wanted.Exclude, answers),
            cancellationToken);
}
