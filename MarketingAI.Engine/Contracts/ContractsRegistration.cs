using MarketingAI.Engine.Contracts.Exchange;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Contracts.Schema.Storage;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Contracts.SignOff.Storage;
using MarketingAI.Engine.Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Contracts;

public static class ContractsRegistration
{
    /// <summary>Data contracts; needs the ledger and a module that knows the data sets' columns.</summary>
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddSingleton(FactTables.Event);
        services.AddScoped<ContractUses>();
        services.AddScoped<SchemaRecords>();
        services.AddScoped<FactColumns>();
        services.AddScoped<SchemaWitnesses>();
        services.AddScoped<IFactSchemas, FactSchemaService>();
        services.AddScoped<ContractRecords>();
        services.AddScoped<ContractWitnesses>();
        services.AddScoped<IContracts, ContractService>();
        services.AddScoped<SignOffRecords>();
        services.AddScoped<ContractReviews>();
        services.AddScoped<SignOffWitnesses>();
        services.AddScoped<IContractSignOff, ContractSignOffService>();
        services.AddScoped<IContractConsumer, FollowerUses>();
        services.AddScoped<IContractExchange, ContractExchange>();
        return services;
    }
}
