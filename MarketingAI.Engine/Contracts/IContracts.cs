using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts;

/// <summary>The front door of data contracts.</summary>
public interface IContracts
{
    /// <summary>Confirms a new version of a data set's contract; every column must answer "known at decision time?".</summary>
    Task<Outcome<DataContract>> ConfirmAsync(Guid dataSetId, string name, IReadOnlyList<ContractColumn> columns, CancellationToken cancellationToken);

    /// <summary>The newest version, or null where the data set has none yet.</summary>
    Task<DataContract?> FindForDataSetAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>All versions, newest first.</summary>
    Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken);
}

/// <summary>Something that depends on contracts: features, models, journeys. Asked before a contract changes.</summary>
public interface IContractConsumer
{
    /// <returns>One sentence for each thing that uses the data set, such as "Model Spring leads v3 uses the column region."</returns>
    Task<IReadOnlyList<string>> UsesOfAsync(Guid dataSetId, CancellationToken cancellationToken);
}
