using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Identity.Matching;

public static class MatchingRegistration
{
    /// <summary>Matching of records on files and data sets, and what is kept of it.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddScoped<MatchEngine>();
        services.AddScoped<TruthTables>();
        services.AddScoped<MatchingService>();
        services.AddScoped<IMatching>(provider => provider.GetRequiredService<MatchingService>());
        services.AddScoped<MatchRunTable>();
        services.AddScoped<MatchPairTable>();
        services.AddScoped<MatchContinuation>();
        services.AddScoped<MatchViews>();
        services.AddScoped<RecordRows>();
        services.AddSingleton<RecordIndexes>();
        services.AddScoped<RecordIndexLoading>();
        services.AddScoped<IRecordLookup, RecordLookupService>();
        services.AddScoped<IMatchRuns, MatchRunService>();
        services.AddScoped<OfflineTable>();
        services.AddScoped<IOfflineConversions, OfflineService>();
        services.AddScoped<IPersonalColumns, MatchingColumns>();
        services.AddScoped<IPersonalDataHolder, MatchingPersons>();
        services.AddJobHandler<MatchRecordsRequest, MatchRecordsHandler>();
        return services;
    }
}
