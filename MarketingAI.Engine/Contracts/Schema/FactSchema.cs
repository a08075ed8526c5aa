using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>One version of a fact table's schema in a business unit. Version 1 is the product's own.</summary>
public sealed record FactSchema(
    string Table, int Version, IReadOnlyList<FactField> Fields, string Reason, string AcceptedBy, DateTimeOffset? AcceptedAt, CompatibilityMode Mode);

/// <summary>What a next version shall look like: all its fields, in order.</summary>
/// <param name="Reason">Why, such as "New channel: podcast".</param>
public sealed record FactProposal(string Table, IReadOnlyList<FactField> Fields, string Reason);

/// <summary>What a proposal would mean.</summary>
/// <param name="Conflicts">Against which earlier version and rule it stands; empty where it may be accepted.</param>
/// <param name="Uses">What a field in conflict would break.</param>
/// <param name="Changes">What changes against the present version, in words.</param>
public sealed record SchemaCheck(int NextVersion, CompatibilityMode Mode, IReadOnlyList<SchemaConflict> Conflicts, IReadOnlyList<ContractUse> Uses, IReadOnlyList<string> Changes);

/// <summary>One reason why two versions do not fit.</summary>
/// <param name="AgainstVersion">The earlier version.</param>
/// <param name="NewReadsOld">True: readers of the new version fail on old rows. False: readers of the old version fail on new rows.</param>
public sealed record SchemaConflict(string Field, int AgainstVersion, bool NewReadsOld, string Sentence);

/// <summary>Which versions must be able to read which rows. The words and rules are those of Confluent's schema registry.</summary>
public enum CompatibilityMode
{
    /// <summary>Anything goes.</summary>
    None,

    /// <summary>Readers of the new version read rows of the last one: fields may go, optional ones may come.</summary>
    Backward,

    /// <summary>As Backward, against every earlier version.</summary>
    BackwardTransitive,

    /// <summary>Readers of the last version read rows of the new one: fields may come, optional ones may go.</summary>
    Forward,

    /// <summary>As Forward, against every earlier version.</summary>
    ForwardTransitive,

    /// <summary>Both ways with the last version: only optional fields come and go.</summary>
    Full,

    /// <summary>Both ways with every earlier version.</summary>
    FullTransitive,
}

/// <summary>Reads a fact table as one version shows it, whichever version wrote the rows.</summary>
/// <param name="Sql">A query over <paramref name="Table"/> with exactly this version's columns; masked and cut to the unit as any read in a session that exposes the table.</param>
public sealed record FactReader(WarehouseTable Table, int Version, IReadOnlyList<FactField> Fields, string Sql);
