using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts;

/// <summary>The front door of data contracts.</summary>
public interface IContracts
{
    /// <summary>
    /// Confirms a new version of a data set's contract on one person's word: it is in force at once, and not signed. Every column must answer
    /// "known at decision time?". Refused where the version in force is signed by the three teams.
    /// </summary>
    Task<Outcome<DataContract>> ConfirmAsync(Guid dataSetId, string name, IReadOnlyList<ContractColumn> columns, CancellationToken cancellationToken);

    /// <summary>The version in force, signed or confirmed; null where there is none.</summary>
    Task<DataContract?> FindForDataSetAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>All versions, drafts too, newest first.</summary>
    Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>What depends on the data set's columns: models, deployments, training sets.</summary>
    Task<IReadOnlyList<ContractUse>> UsesAsync(Guid dataSetId, CancellationToken cancellationToken);
}

/// <summary>Knows the columns of the data sets that contracts are about; the module that keeps them implements it.</summary>
public interface IContractedColumns
{
    /// <returns>Column names in order, or null where the business unit has no such data set.</returns>
    Task<IReadOnlyList<string>?> ColumnsOfAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>Tries a condition, whose words were looked at before, on the data set.</summary>
    /// <returns>Why it cannot be run, or null where it can, or where there is no such data set to try it on.</returns>
    Task<string?> WhyConditionFailsAsync(Guid dataSetId, string condition, CancellationToken cancellationToken);
}
