using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>The front door of versioned schemas of fact tables, such as <c>ingestion.event</c>.</summary>
public interface IFactSchemas
{
    /// <summary>The fact tables of the product.</summary>
    IReadOnlyList<FactTable> Tables { get; }

    /// <summary>The version that new rows are written under: its fields name the columns to write.</summary>
    /// <exception cref="ArgumentException">No module registered such a fact table.</exception>
    Task<FactSchema> PresentAsync(string table, CancellationToken cancellationToken);

    /// <summary>All versions of the business unit, newest first; the last is the product's own.</summary>
    Task<IReadOnlyList<FactSchema>> VersionsAsync(string table, CancellationToken cancellationToken);

    /// <summary>A query that shows the table as a version does: missing fields by their defaults, renamed ones by mapping.</summary>
    Task<Outcome<FactReader>> ReaderAsync(string table, int version, CancellationToken cancellationToken);

    /// <summary>What a proposal changes, and what stands against it. Nothing is kept.</summary>
    Task<Outcome<SchemaCheck>> CheckAsync(FactProposal proposal, CancellationToken cancellationToken);

    /// <summary>Accepts a proposal as the next version: the table gets its new columns. Refused where it does not fit the table's rule.</summary>
    Task<Outcome<FactSchema>> AcceptAsync(FactProposal proposal, CancellationToken cancellationToken);

    /// <summary>The rule that the next version must keep.</summary>
    Task<CompatibilityMode> ModeAsync(string table, CancellationToken cancellationToken);

    /// <summary>Changes the rule; what was accepted before stays.</summary>
    Task<Outcome<CompatibilityMode>> SetModeAsync(string table, CompatibilityMode mode, string reason, CancellationToken cancellationToken);

    /// <summary>Adds to the warehouse table the columns that accepted versions brought and it does not have yet; for the module that makes the table.</summary>
    Task ApplyAsync(string table, CancellationToken cancellationToken);
}
