using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.Values;

public static class FeatureValuesRegistration
{
    /// <summary>Values written out and written back; needs feature views, jobs and the identity graph.</summary>
    public static IServiceCollection AddFeatureValues(this IServiceCollection services)
    {
        services.AddScoped<IExploreSources, FeatureViewExploreSources>();
        services.AddScoped<ValueWriter>();
        services.AddScoped<ValueReader>();
        services.AddScoped<WrittenTable>();
        services.AddScoped<PersonValues>();
        services.AddScoped<IFeatureValues, FeatureValueService>();
        services.AddScoped<IWrittenFeatures, WrittenFeatureService>();
        services.AddScoped<IPersonalColumns, ValueTables>();
        services.AddScoped<IPersonalDataHolder, FeaturePersons>();
        services.AddJobHandler<WriteOutView, WriteOutViewHandler>();
        services.AddJobHandler<WriteOutNightly, WriteOutNightlyHandler>();
        services.AddRecurringJob(WriteOutNightly.Nightly);
        return services;
    }
}
