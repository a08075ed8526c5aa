namespace MarketingAI.Engine.Contracts;

/// <summary>Something that depends on contracts: features, models, deployments. Asked before a contract or a fact table's schema changes.</summary>
public interface IContractConsumer
{
    /// <summary>What it has in the present business unit that reads the subject's columns.</summary>
    Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken);
}

/// <summary>What a contract is about: a data set, or a fact table of the warehouse.</summary>
public readonly record struct ContractSubject
{
    private ContractSubject(Guid? dataSetId, string? factTable) => (DataSetId, FactTable) = (dataSetId, factTable);

    /// <summary>The data set, or null where it is a fact table.</summary>
    public Guid? DataSetId { get; }

    /// <summary>The fact table as <c>module.table</c>, or null where it is a data set.</summary>
    public string? FactTable { get; }

    public static ContractSubject OfDataSet(Guid dataSetId) => new(dataSetId, null);

    public static ContractSubject OfFactTable(string table) => new(null, table);
}

/// <summary>One thing that depends on columns.</summary>
/// <param name="Kind">What it is, as a person says it: Model, Deployment, Training set.</param>
/// <param name="Name">Its name, such as "Spring leads version 3".</param>
/// <param name="Columns">Columns it needs; null where it needs them all or cannot tell.</param>
/// <param name="Link">Address of its page, or null.</param>
public sealed record ContractUse(string Kind, string Name, IReadOnlyList<string>? Columns, string? Link = null)
{
    /// <summary>The schema version of a fact table that it reads; null where it reads the present one, or a data set.</summary>
    public int? ReadsVersion { get; init; }

    /// <summary>Whether a change of the column reaches it.</summary>
    public bool Needs(string column) => Columns is null || Columns.Contains(column, StringComparer.Ordinal);

    public override string ToString() => Columns switch
    {
        null => $"{Kind} {Name} uses it.",
        [var one] => $"{Kind} {Name} uses the column {one}.",
        { Count: <= 5 } few => $"{Kind} {Name} uses the columns {string.Join(", ", few)}.",
        _ => $"{Kind} {Name} uses {Columns.Count} of its columns.",
    };
}
