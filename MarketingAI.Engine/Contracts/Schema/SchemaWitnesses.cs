using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>Tells the ledger and those who work with data that a fact table changed.</summary>
internal sealed class SchemaWitnesses(ILedger ledger, INotices notices, WorkScope scope)
{
    /// <summary>Address of a fact table's page.</summary>
    public static string LinkOf(string table) => $"/data/fact-tables?table={Uri.EscapeDataString(table)}";

    public string Actor => scope.Actor.Name;

    public async Task TellAsync(Guid id, FactSchema schema, SchemaCheck check, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new { table = schema.Table, version = schema.Version, mode = SchemaWords.Of(schema.Mode), changes = check.Changes });
        await ledger.AppendAsync(new LedgerEntry("fact-schema.accepted", "fact-schema", id.ToString(), schema.Reason, detail), cancellationToken);
        await notices.RaiseAsync(
            new Notice(
                "Contracts", NoticeSeverity.Information, $"{schema.Table} has a version {schema.Version}", string.Join(" ", check.Changes),
                LinkOf(schema.Table), Roles.DataScientist),
            cancellationToken);
    }

    public async Task TellModeAsync(string table, CompatibilityMode mode, string reason, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new { table, mode = SchemaWords.Of(mode) });
        await ledger.AppendAsync(new LedgerEntry("fact-schema.rule-set", "fact-table", table, reason, detail), cancellationToken);
    }
}
