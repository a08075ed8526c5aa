namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>One field of a fact table's schema version.</summary>
/// <param name="Name">As readers of this version name it: small letters, digits, underscores.</param>
/// <param name="Meaning">What the value says, in one sentence.</param>
public sealed record FactField(string Name, FactType Type, string Meaning)
{
    /// <summary>Whether a row may have no value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What is read where a row has no value, written invariantly; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Names that earlier versions gave to the same field; readers are mapped by them.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>The marketing channel that brought the field; null where it belongs to all.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether it is about a person; mandatory for every field.</summary>
    public PersonalDataClass PersonalData { get; init; }

    /// <summary>The column of the warehouse that new rows write; filled in when the version is accepted.</summary>
    public string Column { get; init; } = string.Empty;

    /// <summary>Whether a reader of this field can do without a value in the row.</summary>
    public bool CanBeMissing => IsOptional || Default is not null;
}

/// <summary>Types of fact fields. The four number types widen in this order and never back.</summary>
public enum FactType
{
    Text,

    /// <summary>Whole number of 32 bits.</summary>
    Integer,

    /// <summary>Whole number of 64 bits.</summary>
    BigInteger,

    /// <summary>Floating point, 32 bits.</summary>
    Real,

    /// <summary>Floating point, 64 bits.</summary>
    Number,
    Boolean,
    Date,
    Timestamp,
}
