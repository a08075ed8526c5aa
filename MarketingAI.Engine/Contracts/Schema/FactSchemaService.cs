using MarketingAI.Engine.Contracts.Schema.Algorithms;
using MarketingAI.Engine.Contracts.Schema.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Schema;

internal sealed class FactSchemaService(
    IEnumerable<FactTable> tables, SchemaRecords records, FactColumns columns, ContractUses uses, SchemaWitnesses witnesses, TimeProvider clock) : IFactSchemas
{
    /// <summary>New and old readers both go on; nothing may come or go that someone must have.</summary>
    private const CompatibilityMode FirstMode = CompatibilityMode.Full;

    public IReadOnlyList<FactTable> Tables { get; } = [.. tables];

    public async Task<FactSchema> PresentAsync(string table, CancellationToken cancellationToken) => (await VersionsAsync(table, cancellationToken))[0];

    public async Task<IReadOnlyList<FactSchema>> VersionsAsync(string table, CancellationToken cancellationToken)
    {
        FactTable shipped = Find(table) ?? throw new ArgumentException(new NoSuchFactTable(table).Reason, nameof(table));
        FactSchema first = new(shipped.Name, 1, shipped.Fields, "As the product ships it.", Actor.System.Name, null, FirstMode);
        return [.. await records.ListAsync(table, cancellationToken), first];
    }

    public async Task<Outcome<FactReader>> ReaderAsync(string table, int version, CancellationToken cancellationToken)
    {
        if (Find(table) is not { } shipped)
        {
            return new NoSuchFactTable(table);
        }

        FactSchema[] versions = [.. (await VersionsAsync(table, cancellationToken)).Reverse()];
        if (version < 1 || version > versions.Length)
        {
            return new NoSuchSchemaVersion(table, version, versions.Length);
        }

        await ApplyAsync(table, cancellationToken);
        return new FactReader(
            shipped.Table, version, versions[version - 1].Fields,
            ReaderSql.Of(shipped, [.. versions.Select(schema => schema.Fields)], version - 1));
    }

    public async Task<Outcome<SchemaCheck>> CheckAsync(FactProposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (Find(proposal.Table) is not { } table)
        {
            return new NoSuchFactTable(proposal.Table);
        }

        IReadOnlyList<string> faults = ProposalRule.Check(proposal, table);
        return faults.Count > 0
            ? new SchemaUnfit(faults)
            : await CheckedAsync(proposal, await VersionsAsync(table.Name, cancellationToken), cancellationToken);
    }

    public async Task<Outcome<FactSchema>> AcceptAsync(FactProposal proposal, CancellationToken cancellationToken)
    {
        Outcome<SchemaCheck> check = await CheckAsync(proposal, cancellationToken);
        if (check.IsRefused)
        {
            return check.Refusal;
        }

        if (check.Value.Changes.Count == 0)
        {
            return new SchemaUnfit(["It is the same as the present version."]);
        }

        if (check.Value.Conflicts.Count > 0)
        {
            return new SchemaIncompatible(check.Value);
        }

        IReadOnlyList<FactSchema> versions = await VersionsAsync(proposal.Table, cancellationToken);
        IReadOnlyList<FactField> placed = Lineages.WithColumns(proposal.Fields, versions[0].Fields, AddedColumns(versions).Count);
        FactSchema next = new(
            proposal.Table, check.Value.NextVersion, placed, proposal.Reason.Trim(), witnesses.Actor, clock.GetUtcNow(), check.Value.Mode);

        // The columns first: one without values harms nobody, a version without its column would.
        columns.Add(Find(proposal.Table)!, [.. AddedColumns([next, .. versions])]);
        Guid id = Ids.New(clock);
        if (!await records.KeepAsync(id, next, cancellationToken))
        {
            return new SchemaMovedMeanwhile(next.Table, next.Version);
        }

        await witnesses.TellAsync(id, next, check.Value, cancellationToken);
        return next;
    }

    public async Task<CompatibilityMode> ModeAsync(string table, CancellationToken cancellationToken) =>
        await records.ModeAsync(table, cancellationToken) ?? FirstMode;

    public async Task<Outcome<CompatibilityMode>> SetModeAsync(string table, CompatibilityMode mode, string reason, CancellationToken cancellationToken)
    {
        if (Find(table) is null)
        {
            return new NoSuchFactTable(table);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new SchemaReasonMissing();
        }

        await records.SetModeAsync(Ids.New(clock), table, mode, cancellationToken);
        await witnesses.TellModeAsync(table, mode, reason, cancellationToken);
        return mode;
    }

    public async Task ApplyAsync(string table, CancellationToken cancellationToken)
    {
        IReadOnlyList<FactField> added = AddedColumns(await VersionsAsync(table, cancellationToken));
        if (added.Count > 0)
        {
            columns.Add(Find(table)!, added);
        }
    }

    private async Task<SchemaCheck> CheckedAsync(FactProposal proposal, IReadOnlyList<FactSchema> versions, CancellationToken cancellationToken)
    {
        CompatibilityMode mode = await ModeAsync(proposal.Table, cancellationToken);
        IReadOnlyList<SchemaConflict> conflicts = Compatibility.Check(
            proposal.Fields, [.. versions.Select(schema => (schema.Version, schema.Fields))], mode);
        IReadOnlyList<ContractUse> broken = conflicts.Count == 0
            ? []
            : [.. (await uses.OfAsync(ContractSubject.OfFactTable(proposal.Table), cancellationToken))
                .Where(use => conflicts.Any(conflict => use.Needs(conflict.Field)))];
        return new SchemaCheck(
            versions[0].Version + 1, mode, conflicts, broken, SchemaChanges.Between(versions[0].Fields, proposal.Fields));
    }

    private FactTable? Find(string table) => Tables.FirstOrDefault(known => string.Equals(known.Name, table, StringComparison.Ordinal));

    /// <summary>Fields whose columns accepted versions added, each column once, that of its newest version.</summary>
    private static IReadOnlyList<FactField> AddedColumns(IReadOnlyList<FactSchema> newestFirst) =>
    [
        .. newestFirst.SelectMany(schema => schema.Fields)
            .ExceptBy(newestFirst[^1].Fields.Select(field => field.Column), field => field.Column, StringComparer.Ordinal)
            .DistinctBy(field => field.Column, StringComparer.Ordinal),
    ];
}
