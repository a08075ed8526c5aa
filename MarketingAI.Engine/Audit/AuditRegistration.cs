using MarketingAI.Engine.Audit.Storage;
using MarketingAI.Engine.Data;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Audit;

public static class AuditRegistration
{
    /// <summary>The ledger below the data root.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, AuditOptions options)
    {
        services.AddSingleton(provider => LedgerPlaces.Of(provider.GetRequiredService<DataFolders>(), options));
        services.AddSingleton<LedgerWriter>();
        services.AddScoped<ILedger, LedgerService>();
        return services;
    }
}
