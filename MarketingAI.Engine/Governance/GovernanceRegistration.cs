using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Governance.Lineage;
using MarketingAI.Engine.Governance.Lineage.Storage;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Governance;

public static class GovernanceRegistration
{
    /// <summary>Approvals with the gate that deployments ask, and lineage with the sink that other modules report to.</summary>
    public static IServiceCollection AddGovernance(this IServiceCollection services)
    {
        services.AddSingleton<ApprovalTurn>();
        services.AddScoped<ApprovalTable>();
        services.AddScoped<ApprovalEchoes>();
        services.AddScoped<ApprovalRecords>();
        services.AddScoped<ModelCards>();
        services.AddScoped<IApprovals, ApprovalService>();
        services.AddScoped<IApprovalGate, ApprovalGate>();
        services.AddScoped<LineageTable>();
        services.AddScoped<LineageService>();
        services.AddScoped<ILineage>(provider => provider.GetRequiredService<LineageService>());
        services.AddScoped<ILineageSink>(provider => provider.GetRequiredService<LineageService>());
        return services;
    }
}
