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
