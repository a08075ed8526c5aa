using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>The front door of access: the mask policy of the business unit, what it hides, and who read what in clear.</summary>
public interface IAccess
{
    Task<MaskPolicyVersion> PolicyAsync(CancellationToken cancellationToken);

    /// <summary>All versions, newest first; the product's default is version 0.</summary>
    Task<IReadOnlyList<MaskPolicyVersion>> VersionsAsync(CancellationToken cancellationToken);

    /// <summary>Makes a new version; compliance reviewers and administrators only, with a reason that the ledger keeps.</summary>
    Task<Outcome<MaskPolicyVersion>> ChangeAsync(MaskPolicy policy, string reason, CancellationToken cancellationToken);

    /// <summary>Every column that is known to be about persons, and how a role sees it.</summary>
    Task<IReadOnlyList<MaskedColumn>> ColumnsAsync(string role, string purpose, CancellationToken cancellationToken);

    /// <summary>Reads of identifying and sensitive columns in clear, newest first.</summary>
    Task<IReadOnlyList<ClearRead>> ClearReadsAsync(int most, CancellationToken cancellationToken);
}

/// <param name="Version">From 1; 0 is the product's default.</param>
public sealed record MaskPolicyVersion(int Version, MaskPolicy Policy, string? ChangedBy, DateTimeOffset? ChangedAt, string? Reason);

/// <param name="Kind">How the asked role sees it.</param>
public sealed record MaskedColumn(WarehouseTable Table, string? TableTitle, string Column, ColumnClass Class, MaskKind Kind);

/// <summary>That someone read columns in clear: one line for a day, reader, purpose, door and table.</summary>
/// <param name="Reads">How many sessions did.</param>
public sealed record ClearRead(
    DateOnly Day, string Actor, string Purpose, string Origin, string Table, IReadOnlyList<string> Columns, long Reads, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>Says which class the columns of a module's tables have. Each module that keeps data of persons in the warehouse implements it.</summary>
public interface IPersonalColumns
{
    /// <returns>The module's tables in the present scope's business unit.</returns>
    Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken);
}

/// <param name="Title">What people call it, such as a data set's name.</param>
/// <param name="Classes">Class by column. A column that is not named is judged by its name.</param>
public sealed record ClassedTable(WarehouseTable Table, string? Title, IReadOnlyDictionary<string, ColumnClass> Classes);

/// <summary>Masks values that reach a person by another way than a warehouse view: previews of files, recorded requests.</summary>
public interface IValueMasks
{
    /// <summary>The class of a field by its name: the most careful one that a table of the unit gives it, or what the name looks like.</summary>
    ColumnClass ClassOf(string field);

    /// <summary>The value as the present actor may see it.</summary>
    /// <param name="value">Null for missing.</param>
    string? Shown(string field, ColumnClass personal, string? value);

    /// <summary>A JSON text with each field shown as the present actor may see it; text that is not JSON is hidden from who may not see names.</summary>
    string ShownJson(string json);
}
