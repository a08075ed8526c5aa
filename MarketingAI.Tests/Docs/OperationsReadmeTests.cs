using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Engine.Governance;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Docs;

/// <summary>Runs the examples of the READMEs of Jobs, Audit, Notices and Governance; each stands here word for word.</summary>
public sealed class OperationsReadmeTests
{
    [Fact]
    public async Task The_example_of_Jobs_runs()
    {
        using EngineHost host = new(services => services.AddJobs().AddJobHandler<CountRows, CountRowsHandler>());
        using IServiceScope scope = host.Enter();
        IJobs jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
        CancellationToken cancellationToken = CancellationToken.None;

        Guid id = await jobs.StartAsync(new CountRows("orders"), "Count the orders", cancellationToken);
        JobState? state = await jobs.FindAsync(id, cancellationToken);

        Assert.Equal("count-rows", state!.Kind);
        AssertStandsIn("Jobs", """Guid id = await jobs.StartAsync(new CountRows("orders"), "Count the orders", cancellationToken);""", "JobState? state = await jobs.FindAsync(id, cancellationToken);");
    }

    [Fact]
    public async Task The_example_of_Audit_runs()
    {
        using EngineHost host = new(services => services.AddAudit(new AuditOptions()));
        using IServiceScope scope = host.Enter();
        ILedger ledger = scope.ServiceProvider.GetRequiredService<ILedger>();
        CancellationToken cancellationToken = CancellationToken.None;

        LedgerEntry entry = new("model.approved", "model-version", "m1", Reason: "The evidence holds.");
        long position = await ledger.AppendAsync(entry, cancellationToken);
        LedgerVerdict verdict = await ledger.VerifyAsync(cancellationToken);

        Assert.Equal((1L, true, 1L), (position, verdict.Intact, await ledger.CountAsync(new LedgerQuery(), cancellationToken)));
        AssertStandsIn("Audit", """LedgerEntry entry = new("model.approved", "model-version", "m1", Reason: "The evidence holds.");""", "long position = await ledger.AppendAsync(entry, cancellationToken);", "LedgerVerdict verdict = await ledger.VerifyAsync(cancellationToken);");
    }

    [Fact]
    public async Task The_example_of_Notices_runs()
    {
        using EngineHost host = new(services => services.AddNotices());
        using IServiceScope scope = host.Enter();
        INotices notices = scope.ServiceProvider.GetRequiredService<INotices>();
        CancellationToken cancellationToken = CancellationToken.None;

        Notice notice = new("Governance", NoticeSeverity.Warning, "A model waits", "It was submitted yesterday.", ForRole: Roles.ComplianceReviewer);
        Guid id = await notices.RaiseAsync(notice, cancellationToken);

        Assert.NotEqual(Guid.Empty, id);
        AssertStandsIn("Notices", """Notice notice = new("Governance", NoticeSeverity.Warning, "A model waits", "It was submitted yesterday.", ForRole: Roles.ComplianceReviewer);""", "Guid id = await notices.RaiseAsync(notice, cancellationToken);");
    }

    [Fact]
    public async Task The_example_of_Governance_runs()
    {
        using ApprovalBench bench = new();
        Guid modelId = bench.Registry.Add(SomeModel.Version()).Id;
        CancellationToken cancellationToken = CancellationToken.None;
        Refusal? found = await bench.AsAsync("dana", Roles.DataScientist, async approvals =>
        {
            Outcome<ApprovalRequest> submitted = await approvals.SubmitAsync(modelId, "Choose whom to call in spring", note: null, cancellationToken);
            Refusal? mayNot = await approvals.MayDecideAsync(submitted.Value.Id, cancellationToken);
            return mayNot;
        });

        Assert.IsType<RoleNeeded>(found);
        AssertStandsIn("Governance", """Outcome<ApprovalRequest> submitted = await approvals.SubmitAsync(modelId, "Choose whom to call in spring", note: null, cancellationToken);""", "Refusal? mayNot = await approvals.MayDecideAsync(submitted.Value.Id, cancellationToken);");
    }

    private static void AssertStandsIn(string module, params string[] lines)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "MarketingAI.Engine", module, "README.md"));
        Assert.All(lines, line => Assert.Contains(line, readme, StringComparison.Ordinal));
    }

    private sealed record CountRows(string Table) : IJobRequest;

    private sealed class CountRowsHandler : IJobHandler<CountRows>
    {
        public Task<JobResult> RunAsync(CountRows request, IJobRun run, CancellationToken cancellationToken) =>
            Task.FromResult(new JobResult($"Counted {request.Table}."));
    }
}
