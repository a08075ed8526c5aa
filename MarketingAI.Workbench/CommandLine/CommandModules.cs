using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.FileScoring;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>The modules that verbs on files work with.</summary>
internal static class CommandModules
{
    public static void Add(IServiceCollection services)
    {
        services.AddAudit(new AuditOptions());
        services.AddContracts();
        services.AddFeatureViews();
        services.AddFileScoring();
        services.AddIngestion(new IngestionOptions());
        services.AddLearners();
        services.AddMatching();
        services.AddModeling();
        services.AddNotices();
        services.AddTrainingSets();
    }
}
