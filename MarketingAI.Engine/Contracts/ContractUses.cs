namespace MarketingAI.Engine.Contracts;

/// <summary>Asks every consumer what it has that depends on a contract's subject.</summary>
internal sealed class ContractUses(IEnumerable<IContractConsumer> consumers)
{
    public async Task<IReadOnlyList<ContractUse>> OfAsync(ContractSubject subject, CancellationToken cancellationToken)
    {
        List<ContractUse> uses = [];
        foreach (IContractConsumer consumer in consumers)
        {
            uses.AddRange(await consumer.UsesOfAsync(subject, cancellationToken));
        }

        return uses;
    }
}
