namespace MarketingAI.Engine.Privacy.Access;

/// <summary>How much a column says about a person, from nothing to what the law protects most. The order is that of care.</summary>
public enum ColumnClass
{
    /// <summary>Says nothing about a person by itself.</summary>
    None,

    /// <summary>Points at a person under another name, such as a customer number or a hashed e-mail.</summary>
    Pseudonymous,

    /// <summary>Names a person: name, e-mail, phone, address.</summary>
    Identifying,

    /// <summary>Of a special or protected category: health, religion, gender, age.</summary>
    Sensitive,
}

/// <summary>How a value is shown, from as it is to not at all; each keeps the column's type, so that a query runs for every reader.</summary>
public enum MaskKind
{
    /// <summary>As it is.</summary>
    Clear,

    /// <summary>Coarser: a date becomes the first of January, a number the start of its band, a text its first two characters.</summary>
    Generalise,

    /// <summary>A part of a text: the domain of an address, the last two digits of a number, the first letter of anything else. Other types are hidden.</summary>
    Partial,

    /// <summary>A keyed hash, the same for the same value, so that joins and counts still work.</summary>
    Hash,

    /// <summary>Nothing.</summary>
    Hidden,
}
