using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Engine.Notices.Incidents.Storage;
using MarketingAI.Engine.Notices.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Notices;

public static class NoticeRegistration
{
    /// <summary>Notices and incidents; incidents enter what persons do in the ledger.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<NoticeTable>();
        services.AddScoped<INotices, NoticeService>();
        services.AddScoped<IncidentTable>();
        services.AddScoped<IIncidents, IncidentService>();
        return services;
    }
}
