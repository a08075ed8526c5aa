using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>The front door for contracts as files: YAML of the Open Data Contract Standard, version 3.</summary>
public interface IContractExchange
{
    /// <summary>Writes a version as YAML of the standard's version 3.1.0. The same contract gives the same bytes.</summary>
    /// <param name="version">Its number; null for the one in force, or the newest where none is.</param>
    Task<Outcome<ContractFile>> ExportAsync(Guid dataSetId, int? version, CancellationToken cancellationToken);

    /// <summary>Reads a document and checks it against the standard. Nothing is kept.</summary>
    Outcome<ContractDraft> Read(string yaml);

    /// <summary>Takes a document as the content of the data set's open version, or of a new draft where none is open.</summary>
    Task<Outcome<DataContract>> ImportAsync(Guid dataSetId, string yaml, CancellationToken cancellationToken);

    /// <summary>As <see cref="ImportAsync(Guid, string, CancellationToken)"/>, for the data set whose id is the document's.</summary>
    Task<Outcome<DataContract>> ImportAsync(string yaml, CancellationToken cancellationToken);
}

/// <summary>A contract as a file.</summary>
public sealed record ContractFile(string FileName, string Yaml);
