using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Exchange;

internal sealed class ContractExchange(IContractSignOff life, IContractedColumns dataSets) : IContractExchange
{
    public async Task<Outcome<ContractFile>> ExportAsync(Guid dataSetId, int? version, CancellationToken cancellationToken)
    {
        if (await life.FindAsync(dataSetId, cancellationToken) is not { } standing)
        {
            return new NoContractYet(dataSetId);
        }

        DataContract? contract = version is { } number
            ? standing.Versions.FirstOrDefault(found => found.Version == number)
            : standing.InForce ?? standing.Versions[0];
        return contract is null
            ? new NoSuchContractVersion(dataSetId, version!.Value)
            : new ContractFile(FileNameOf(contract), Write(contract, contract.Id == standing.Present.Id ? standing.Words : []));
    }

    public Outcome<ContractDraft> Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return YamlReader.Read(yaml).Then<ContractDraft>(document =>
        {
            IReadOnlyList<DocumentFault> faults = OdcsValidator.Check(document);
            return faults.Count > 0 ? new DocumentRefused(faults) : OdcsDocument.Read(document);
        });
    }

    public async Task<Outcome<DataContract>> ImportAsync(Guid dataSetId, string yaml, CancellationToken cancellationToken)
    {
        Outcome<ContractDraft> read = Read(yaml);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        if (await dataSets.ColumnsOfAsync(dataSetId, cancellationToken) is null)
        {
            return new ContractedDataSetNotFound(dataSetId);
        }

        return await life.FindAsync(dataSetId, cancellationToken) is { Open: { } open }
            ? await life.SaveAsync(open.Id, read.Value, cancellationToken)
            : await life.DraftAsync(dataSetId, read.Value, cancellationToken);
    }

    public async Task<Outcome<DataContract>> ImportAsync(string yaml, CancellationToken cancellationToken)
    {
        Outcome<YamlMap> document = YamlReader.Read(yaml);
        if (document.IsRefused)
        {
            return document.Refusal;
        }

        string id = document.Value.TextOf("id") ?? string.Empty;
        return Guid.TryParse(id, out Guid dataSetId) ? await ImportAsync(dataSetId, yaml, cancellationToken) : new NoDataSetForDocument(id);
    }

    internal static string Write(DataContract contract, IReadOnlyList<SignOffWord> words)
    {
        YamlMap document = contract.Detail.Carried is { } carried ? YamlReader.Read(carried).Value : new YamlMap([]);
        return YamlWriter.Write(OdcsDocument.Write(contract, words, document));
    }

    private static string FileNameOf(DataContract contract)
    {
        string name = new([.. contract.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        return FormattableString.Invariant($"{name.Trim('-')}-v{contract.Version}.odcs.yaml");
    }
}
