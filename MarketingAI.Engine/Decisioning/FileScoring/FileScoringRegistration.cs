using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Decisioning.FileScoring;

public static class FileScoringRegistration
{
    /// <summary>Scoring of whole files.</summary>
    public static IServiceCollection AddFileScoring(this IServiceCollection services) =>
        services.AddScoped<IFileScoring, FileScoringService>();
}
