namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Someone who asked for an offer. Null is missing.</summary>
internal sealed record Lead
{
    public required string Id { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string Email { get; init; }

    public required bool IsWoman { get; init; }

    public required int? Age { get; init; }

    public required int Region { get; init; }

    public required string Section { get; init; }

    public required string Channel { get; init; }

    public required string Campaign { get; init; }

    public required int Creative { get; init; }

    public required string Device { get; init; }

    public required string Browser { get; init; }

    public required int Pages { get; init; }

    public required double Minutes { get; init; }

    public required int Visits { get; init; }

    public required int? DaysSinceVisit { get; init; }

    public required int MailsOpened { get; init; }

    public required long? BasketMinor { get; init; }

    public required bool DiscountShown { get; init; }

    public required bool Newsletter { get; init; }

    public required bool Returning { get; init; }

    public required int? HouseholdSize { get; init; }

    public required DateOnly? LastOrder { get; init; }

    public required double Temperature { get; init; }

    public required int Slot { get; init; }

    /// <summary>True chance of converting, given what is in the row.</summary>
    public double Probability { get; init; }

    public bool Converted { get; init; }

    /// <summary>Length of the sales call, which follows the decision whom to call: it tells the outcome.</summary>
    public int CallSeconds { get; init; }
}
