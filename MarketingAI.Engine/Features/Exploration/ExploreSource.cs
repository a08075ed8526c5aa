using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>A table of the warehouse that the explorer can look at.</summary>
/// <param name="Key">Names it in an address: letters, digits, hyphens, points, underscores and the at sign.</param>
/// <param name="Rows">Rows of the business unit as last counted; null where nobody has counted.</param>
public sealed record ExploreSource(
    string Key, ExploreSourceKind Kind, string Title, WarehouseTable Table, long? Rows, IReadOnlyList<ExploreColumn> Columns)
{
    /// <summary>The data set it is; null where it is none.</summary>
    public Guid? DataSetId { get; init; }

    /// <summary>Changes with the content, so that an answer can be kept: a fingerprint, a version. Null where it changes all the time.</summary>
    public string? Version { get; init; }

    /// <summary>The column that says when a row happened; null where none or more than one could.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>The column that a model would most likely predict; null where none has two classes.</summary>
    public string? LikelyTarget { get; init; }

    /// <summary>The column of the name, or null.</summary>
    public ExploreColumn? Find(string? name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}

/// <summary>Kinds of source.</summary>
public enum ExploreSourceKind
{
    DataSet,
    Events,
    FeatureView,
}

/// <summary>A column as the explorer knows it before it looks.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Column">As the warehouse calls it.</param>
/// <param name="Meaning">What the contract or the schema says of it.</param>
public sealed record ExploreColumn(string Name, string Column, ColumnType Type, string Meaning)
{
    /// <summary>When its value is known, relative to the decision; null where nothing says so.</summary>
    public KnownAt? KnownAt { get; init; }

    public PersonalDataClass PersonalData { get; init; }

    public AllowedUse Use { get; init; }

    /// <summary>Different values in the whole source, where they were counted when it came in.</summary>
    public long? CountedDistinct { get; init; }

    /// <summary>Share of rows without a value in the whole source, in [0, 1], where it was counted when it came in.</summary>
    public double? CountedMissingShare { get; init; }

    /// <summary>Whether it is counted with: numbers and whole numbers.</summary>
    public bool IsNumber => Type is ColumnType.Integer or ColumnType.Number;

    public bool IsTime => Type is ColumnType.Date or ColumnType.Timestamp;
}

/// <summary>Offers sources to the explorer. A module that keeps tables worth exploring implements it.</summary>
public interface IExploreSources
{
    /// <summary>What it has in the present business unit, the most useful first.</summary>
    Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Null where the key is none of this module's; a refusal where it is and may not be looked at yet.</returns>
    Task<Outcome<ExploreSource>?> FindAsync(string key, CancellationToken cancellationToken);
}
