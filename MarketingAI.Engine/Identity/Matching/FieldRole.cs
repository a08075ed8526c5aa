namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What a column holds, as far as comparing records is concerned.</summary>
public enum FieldRole
{
    FirstName,
    LastName,
    FullName,
    BirthDate,
    Email,
    Phone,

    /// <summary>SHA-256 of a normalised e-mail address, in hexadecimal digits; compared only as equal.</summary>
    HashedEmail,

    /// <summary>SHA-256 of a telephone number with country code.</summary>
    HashedPhone,

    /// <summary>Another value of which only the SHA-256 is known.</summary>
    HashedKey,
    Street,
    Postcode,
    City,
    Code,
    Category,
    Number,
    Text,

    /// <summary>Made by the engine out of first and last name: whether the two stand in the same order.</summary>
    NameOrder,
}
