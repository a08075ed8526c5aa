using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Ingestion.Quality.Storage;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Quality rules that persons set read columns too: a change of the column reaches them.</summary>
internal sealed class RuleUses(QualityTable table) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken)
    {
        string? begin = subject.DataSetId is { } id ? SubjectKey.OfDataSet(id)
            : string.Equals(subject.FactTable, FactTables.EventName, StringComparison.Ordinal) ? SubjectKey.OfSource(string.Empty)
            : null;
        return begin is null ? [] :
        [
            .. from settings in await table.AllSettingsAsync(begin, cancellationToken)
               from rule in settings.Value.Rules
               where rule.Column is not null
               select new ContractUse("Quality rule", $"\"{rule.Sentence.TrimEnd('.')}\"", [rule.Column!], $"/data/quality/{Uri.EscapeDataString(settings.Key)}"),
        ];
    }
}
