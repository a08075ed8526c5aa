namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>A human of the world, with what nobody else knows.</summary>
internal sealed record Person
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string HouseholdId { get; init; }

    public required bool IsWoman { get; init; }

    public required DateOnly Birth { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public required string EmailHash { get; init; }

    public required string Phone { get; init; }

    public required Address Address { get; init; }

    public required int Section { get; init; }

    public required string AcquisitionChannel { get; init; }

    public required bool IsCustomer { get; init; }

    /// <summary>Day of the year on which the person joined.</summary>
    public required double JoinedDays { get; init; }

    public required IReadOnlyList<Device> Devices { get; init; }

    public required bool AdConsent { get; init; }

    /// <summary>Liking for mail, in [0, 1].</summary>
    public required double Engagement { get; init; }

    public required int MailsReceived { get; init; }

    public int AgeAt(DateOnly date) => date.Year - Birth.Year - (date.DayOfYear < Birth.DayOfYear ? 1 : 0);
}

internal sealed record Address(string Street, string Postcode, string City, int Region);
