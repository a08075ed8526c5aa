using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Contracts;

/// <summary>Asks every consumer what it has that depends on a contract's subject.</summary>
internal sealed class ContractUses(IServiceProvider services)
{
    public async Task<IReadOnlyList<ContractUse>> OfAsync(ContractSubject subject, CancellationToken cancellationToken)
    {
        List<ContractUse> uses = [];
        // Looked up when asked: a consumer may itself need contracts.
        foreach (IContractConsumer consumer in services.GetServices<IContractConsumer>())
        {
            uses.AddRange(await consumer.UsesOfAsync(subject, cancellationToken));
        }

        return uses;
    }
}
