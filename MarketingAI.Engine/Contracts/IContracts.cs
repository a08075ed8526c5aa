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

    /// <summary>What depends on the data set's columns: models, deployments, training sets.</summary>
    Task<IReadOnlyList<ContractUse>> UsesAsync(Guid dataSetId, CancellationToken cancellationToken);
}

/// <summary>Knows the columns of the data sets that contracts are about; the module that keeps them implements it.</summary>
public interface IContractedColumns
{
    /// <returns>Column names in order, or null where the business unit has no such data set.</returns>
    Task<IReadOnlyList<string>?> ColumnsOfAsync(Guid dataSetId, CancellationToken cancellationToken);
}
