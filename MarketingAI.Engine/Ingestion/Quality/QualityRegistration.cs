using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion.Quality;

public static class QualityRegistration
{
    /// <summary>Monitors, rules and quarantine; needs data sets, incidents and the ledger.</summary>
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.AddScoped<ProfileReader>();
        services.AddScoped<QualityTable>();
        services.AddScoped<RuleTable>();
        services.AddScoped<QuarantineTable>();
        services.AddScoped<SubjectReading>();
        services.AddScoped<RuleChecks>();
        services.AddScoped<IQuality, QualityService>();
        services.AddScoped<QuarantineService>();
        services.AddScoped<IQuarantine>(provider => provider.GetRequiredService<QuarantineService>());
        services.AddScoped<IBatchGate, BatchGate>();
        services.AddScoped<ContractBreaches>();
        services.AddScoped<FormerVersions>();
        services.AddScoped<VersionReader>();
        services.AddScoped<IContractConsumer, RuleUses>();
        services.AddScoped<IDataSetArrival, ArrivedDataSets>();
        services.AddScoped<HeldEventRows>();
        services.AddScoped<IPersonalDataHolder, HeldEventPersons>();
        services.AddJobHandler<CheckQuality, CheckQualityHandler>();
        services.AddRecurringJob(CheckQuality.EveryHour);
        return services;
    }
}
