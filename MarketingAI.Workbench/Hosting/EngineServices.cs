using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Decisioning;
using MarketingAI.Engine.Decisioning.FileScoring;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Governance;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Every module of the Engine, one line each, in alphabetical order.</summary>
public static class EngineServices
{
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        DataOptions data = services.AddChecked<DataOptions>(builder.Configuration, DataOptions.Section);
        services.AddAccess();
        services.AddAudit(services.AddChecked<AuditOptions>(builder.Configuration, AuditOptions.Section));
        services.AddContracts();
        services.AddData(DataRoot.Resolve(data.Root, builder.Environment.ContentRootPath), data);
        services.AddDecisioning(services.AddChecked<DecisionLogOptions>(builder.Configuration, DecisionLogOptions.Section));
        services.AddEventIntake(services.AddChecked<EventIntakeOptions>(builder.Configuration, EventIntakeOptions.Section));
        services.AddEventSources(services.AddChecked<SourceOptions>(builder.Configuration, SourceOptions.Section));
        services.AddFeatureParity();
        services.AddFeaturesOnline(services.AddChecked<OnlineOptions>(builder.Configuration, OnlineOptions.Section));
        services.AddFeatureValues();
        services.AddFeatureViews();
        services.AddExploration();
        services.AddFileScoring();
        services.AddGovernance();
        services.AddIdentityGraph();
        services.AddIngestion(services.AddChecked<IngestionOptions>(builder.Configuration, IngestionOptions.Section));
        services.AddJobs(services.AddChecked<JobOptions>(builder.Configuration, JobOptions.Section));
        services.AddLearners();
        services.AddMatching();
        services.AddModeling();
        services.AddNotices();
        services.AddQuality();
        services.AddTrainingSets();
        services.AddHostedService<StoreStart>();
    }
}
