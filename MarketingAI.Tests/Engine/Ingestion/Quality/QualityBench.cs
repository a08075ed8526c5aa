using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>What the quality module needs around it.</summary>
internal static class QualityBench
{
    public static void Add(IServiceCollection services, RecordingLedger ledger) => services
        .AddSingleton<ILedger>(ledger).AddNotices().AddJobs().AddContracts().AddIngestion(new IngestionOptions()).AddQuality();
}
