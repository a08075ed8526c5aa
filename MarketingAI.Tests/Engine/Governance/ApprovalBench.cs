using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Governance;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Governance;

/// <summary>Governance over a registry in memory, and the people who act.</summary>
internal sealed class ApprovalBench : IDisposable
{
    public const string Purpose = "Choose whom to call in spring";

    public ApprovalBench() => Host = new EngineHost(services => services.AddNotices().AddGovernance()
        .AddSingleton<Fragility>().AddScoped<ILedger, FragileLedger>()
        .AddSingleton<MemoryRegistry>().AddSingleton<IModelRegistry>(provider => provider.GetRequiredService<MemoryRegistry>())
        .AddSingleton<MemoryContracts>().AddSingleton<IContracts>(provider => provider.GetRequiredService<MemoryContracts>())
        .AddSingleton<IDataSets, NoDataSets>());

    public EngineHost Host { get; }

    public MemoryRegistry Registry => Host.Services.GetRequiredService<MemoryRegistry>();

    public MemoryContracts Contracts => Host.Services.GetRequiredService<MemoryContracts>();

    public Fragility Ledger => Host.Services.GetRequiredService<Fragility>();

    public async Task<T> AsAsync<T>(string person, string role, Func<IApprovals, Task<T>> act, string unit = "retail")
    {
        using IServiceScope scope = Host.Enter(unit, person, role);
        return await act(scope.ServiceProvider.GetRequiredService<IApprovals>());
    }

    public Task<Outcome<ApprovalRequest>> SubmitAsync(Guid model, string person = "dana", string purpose = Purpose, string? note = null) =>
        AsAsync(person, Roles.DataScientist, approvals => approvals.SubmitAsync(model, purpose, note, CancellationToken.None));

    public Task<Outcome<ApprovalRequest>> DecideAsync(
        Guid request, ApprovalVerdict verdict, string person = "rita", string reason = "The evidence holds.", string role = Roles.ComplianceReviewer) =>
        AsAsync(person, role, approvals => approvals.DecideAsync(request, verdict, reason, CancellationToken.None));

    public async Task<Refusal?> GateAsync(Guid model)
    {
        using IServiceScope scope = Host.Enter("retail", "dana", Roles.DataScientist);
        return await scope.ServiceProvider.GetRequiredService<IApprovalGate>().CheckAsync(model, CancellationToken.None);
    }

    public async Task<IReadOnlyList<NoticeState>> NoticesOfAsync(string person, string role)
    {
        using IServiceScope scope = Host.Enter("retail", person, role);
        return await scope.ServiceProvider.GetRequiredService<INotices>().ListAsync(openOnly: true, 20, CancellationToken.None);
    }

    public void Dispose() => Host.Dispose();
}
