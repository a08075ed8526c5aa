using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Identity.Matching;

public static class MatchingRegistration
{
    /// <summary>Matching of records on files and data sets.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddScoped<MatchEngine>();
        services.AddScoped<TruthTables>();
        services.AddScoped<MatchingService>();
        services.AddScoped<IMatching>(provider => provider.GetRequiredService<MatchingService>());
        return services;
    }
}
