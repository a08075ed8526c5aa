using MarketingAI.Engine.Data;
using MarketingAI.Engine.Privacy.Access.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Privacy.Access;

public static class AccessRegistration
{
    /// <summary>Column masks in every view, their policy, and the record of reads in clear; needs the ledger.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<MaskKey>();
        services.AddSingleton<AccessMemory>();
        services.AddSingleton<ClearReadMemory>();
        services.AddScoped<PolicyTable>();
        services.AddScoped<ClearReadTable>();
        services.AddScoped<AccessState>();
        services.AddScoped<IColumnMask, AccessMask>();
        services.AddScoped<IReadWitness, ClearReadWitness>();
        services.AddScoped<IValueMasks, ValueMasks>();
        services.AddScoped<IAccess, AccessService>();
        return services;
    }
}
