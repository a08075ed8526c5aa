using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Jobs;

/// <summary>Reads the whole ledger and says aloud when it was tampered with.</summary>
internal sealed record VerifyLedger : IJobRequest
{
    public static RecurringJob Daily { get; } = new(
        "verify-ledger",
        "15 3 * * *",
        new VerifyLedger(),
        "Verify the ledger",
        "Reads every entry of the ledger and checks that none was changed, removed, moved or cut off. A finding alerts every business unit.",
        EachUnit: false);
}

/// <summary>The chain spans all business units, so a finding is told in each of them.</summary>
internal sealed class VerifyLedgerHandler(ILedger ledger, IBusinessUnits units, IServiceScopeFactory scopes) : IJobHandler<VerifyLedger>
{
    public async Task<JobResult> RunAsync(VerifyLedger request, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0.05, "Reading the ledger");
        LedgerVerdict verdict = await ledger.VerifyAsync(cancellationToken);
        if (verdict.Intact)
        {
            return new JobResult(Praise(verdict.Rows), Urls.Ledger);
        }

        run.Report(0.9, "Raising alerts");
        Notice notice = new(
            "Audit", NoticeSeverity.Critical, "The ledger is not intact",
            $"{verdict.Finding} First bad entry: {verdict.FirstBadRow}. Keep the data folder as it is and call whoever answers for security.",
            Urls.Ledger);
        foreach (BusinessUnit unit in await units.ListAsync(cancellationToken))
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit.Id), Actor.System);
            await scope.ServiceProvider.GetRequiredService<INotices>().RaiseAsync(notice, cancellationToken);
        }

        return new JobResult($"The ledger is not intact from entry {verdict.FirstBadRow} on: {verdict.Finding}", Urls.Ledger, Refused: true);
    }

    private static string Praise(long rows) => rows switch
    {
        0 => "The ledger has no entry yet.",
        1 => "The one entry is intact.",
        _ => $"All {Numbers.Count(rows)} entries are intact.",
    };
}
