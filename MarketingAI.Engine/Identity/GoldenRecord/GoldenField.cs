namespace MarketingAI.Engine.Identity.GoldenRecord;

/// <summary>One field of a person's golden record and where its value comes from.</summary>
/// <param name="Value">Masked for the actor; null where it is hidden.</param>
/// <param name="Source">The data set.</param>
/// <param name="Record">The row's key, masked for the actor.</param>
/// <param name="Candidates">How many different values stood to choose from.</param>
public sealed record GoldenField(string Field, string? Value, string Source, string? Record, DateTimeOffset? SeenAt, SurvivorshipRule Rule, int Candidates);

/// <summary>Which of several values survives.</summary>
public enum SurvivorshipRule
{
    /// <summary>The one seen last.</summary>
    MostRecent,

    /// <summary>The one that most records have; of equals the one seen last.</summary>
    MostFrequent,

    /// <summary>The one of the most trusted source: registers of customers before leads before the rest; of equals the one seen last.</summary>
    SourcePriority,

    /// <summary>The longest; of equals the one seen last.</summary>
    Longest,
}

/// <summary>The rules, field by field.</summary>
public static class Survivorship
{
    /// <summary>Names are what most records say, contact data what was said last, an address the most complete one.</summary>
    public static IReadOnlyList<(string Field, SurvivorshipRule Rule)> Rules { get; } =
    [
        ("first_name", SurvivorshipRule.MostFrequent),
        ("last_name", SurvivorshipRule.MostFrequent),
        ("birth_date", SurvivorshipRule.MostFrequent),
        ("gender", SurvivorshipRule.SourcePriority),
        ("email", SurvivorshipRule.MostRecent),
        ("phone", SurvivorshipRule.MostRecent),
        ("street", SurvivorshipRule.Longest),
        ("postcode", SurvivorshipRule.MostRecent),
        ("city", SurvivorshipRule.MostRecent),
        ("region", SurvivorshipRule.SourcePriority),
    ];
}
