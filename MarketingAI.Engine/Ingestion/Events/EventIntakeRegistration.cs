using MarketingAI.Engine.Ingestion.DeadLetters;
using MarketingAI.Engine.Ingestion.DeadLetters.Storage;
using MarketingAI.Engine.Ingestion.Events.Storage;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion.Events;

public static class EventIntakeRegistration
{
    /// <summary>Events: sources, intake log, table, dead letters.</summary>
    public static IServiceCollection AddEventIntake(this IServiceCollection services, EventIntakeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<RecentBodies>();
        services.AddSingleton<LiveSources>();
        services.AddSingleton<IntakeLog>();
        services.AddSingleton<IntakeMover>();
        services.AddSingleton<EventTables>();
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<CommitTurn>();
        services.AddHostedService<IntakeMoving>();
        services.AddScoped<EventSourceRecords>();
        services.AddScoped<EventCommits>();
        services.AddScoped<SourceCommits>();
        services.AddScoped<DefaultSource>();
        services.AddScoped<IntakeContext>();
        services.AddScoped<IEventSources, EventSourceService>();
        services.AddScoped<IEventIntake, EventIntake>();
        services.AddScoped<ISourceFigures, SourceFigureTable>();
        services.AddScoped<DeadLetterTable>();
        services.AddScoped<IDeadLetters, DeadLetterService>();
        services.AddScoped<IMappingTrials, MappingTrials>();
        services.AddScoped<EventPersonRows>();
        services.AddScoped<IPersonalDataHolder, EventPersons>();
        return services;
    }
}
