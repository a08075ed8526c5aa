using MarketingAI.Engine.Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Contracts;

public static class ContractsRegistration
{
    /// <summary>Data contracts; needs the ledger and a module that knows the data sets' columns.</summary>
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddScoped<ContractRecords>();
        services.AddScoped<ContractWitnesses>();
        services.AddScoped<IContracts, ContractService>();
        return services;
    }
}
