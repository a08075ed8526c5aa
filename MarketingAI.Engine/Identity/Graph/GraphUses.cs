using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>The identity graph reads who and when out of the event table: a change of those fields reaches it.</summary>
internal sealed class GraphUses : IContractConsumer
{
    private static readonly ContractUse Events = new(
        "Identity graph", "Persons out of events", ["anonymous_id", "user_id", "email_sha256", "phone_sha256", "event_time"], "/people");

    public Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ContractUse>>(string.Equals(subject.FactTable, FactTables.EventName, StringComparison.Ordinal) ? [Events] : []);
}
