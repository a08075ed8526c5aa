using System.CommandLine;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Hosting;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Reads an installation's ledger and names the first entry that does not fit. The host may run meanwhile.</summary>
internal sealed class AuditVerifyVerb : IVerb
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "Data root, its store folder or the ledger's file. Default: the data root of the settings.",
        HelpName = "FOLDER",
    };

    public string Name => "audit verify";

    public string Purpose => "Checks that no entry of the ledger was changed, removed, moved or cut off. Ends with 1 where one was.";

    public IReadOnlyList<Option> Options => [_store];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        IConfiguration settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        AuditOptions audit = settings.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        DataOptions data = settings.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        string place = arguments.GetValue(_store) ?? DataRoot.Resolve(data.Root, Directory.GetCurrentDirectory());
        if (LedgerPlaces.Find(place, audit) is not { } places)
        {
            return new UnusableArguments($"There is no ledger at '{place}'. Name a data root, its store folder or the file ledger.db with --store.");
        }

        progress.Report(0, $"Reading {places.StoreFile}");
        LedgerVerdict verdict = await Task.Run(() => LedgerVerification.Verify(places, cancellationToken), cancellationToken);
        return new VerbReport(
            new { verdict.Rows, verdict.Intact, verdict.FirstBadRow, verdict.Finding },
            writer => writer.WriteLine(verdict.Intact
                ? $"{verdict.Rows} entries, all intact."
                : $"{verdict.Rows} entries, NOT intact from entry {verdict.FirstBadRow} on: {verdict.Finding}"),
            verdict.Intact ? CommandTree.Success : CommandTree.Fault);
    }
}
