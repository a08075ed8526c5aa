using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>Takes a file the way a person would in the browser: import, answer the contract, assemble the training set.</summary>
internal sealed class FileTrainingSets(IDataSets dataSets, IContracts contracts, ITrainingSets trainingSets)
{
    /// <param name="wanted">The data set's id in the request is not looked at.</param>
    /// <param name="answers">When columns become known; a column that nothing is said about counts as known before the decision.</param>
    public async Task<Outcome<TrainingSet>> AssembleAsync(
        string path, TrainingSetRequest wanted, IReadOnlyDictionary<string, KnownAt> answers, CancellationToken cancellationToken)
    {
        string fileName = Path.GetFileName(path);
        Outcome<DataSet> imported = await dataSets.ImportAsync(path, fileName, fileName, cancellationToken);
        if (imported.IsRefused)
        {
            return imported.Refusal;
        }

        DataSet set = imported.Value;
        IEnumerable<string> named = [wanted.Target, .. wanted.Exclude, .. answers.Keys, .. wanted.TimeColumn is null ? [] : new[] { wanted.TimeColumn }];
        string[] missing = [.. named.Where(name => set.Columns.All(column => column.Name != name)).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            return new ColumnsNotThere(fileName, missing, [.. set.Columns.Select(column => column.Name)]);
        }

        Outcome<IReadOnlyList<ContractColumn>> proposed = await dataSets.ProposeContractAsync(set.Id, cancellationToken);
        if (proposed.IsRefused)
        {
            return proposed.Refusal;
        }

        ContractColumn[] columns = [.. proposed.Value.Select(column => Answered(column, wanted.Target, answers))];
        Outcome<DataContract> confirmed = await contracts.ConfirmAsync(set.Id, fileName, columns, cancellationToken);
        return confirmed.IsRefused
            ? confirmed.Refusal
            : await trainingSets.AssembleAsync(wanted with { DataSetId = set.Id }, cancellationToken);
    }

    /// <summary>The target becomes known after the decision; else the answer given, else the one proposed, else before.</summary>
    private static ContractColumn Answered(ContractColumn column, string target, IReadOnlyDictionary<string, KnownAt> answers) =>
        column with
        {
            KnownAt = answers.TryGetValue(column.Name, out KnownAt answer) ? answer
                : column.Name == target ? KnownAt.After
                : column.KnownAt ?? KnownAt.Before,
        };
}
