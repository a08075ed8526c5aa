using MarketingAI.Engine.Notices.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Notices;

public static class NoticeRegistration
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<NoticeTable>();
        services.AddScoped<INotices, NoticeService>();
        return services;
    }
}
