namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One row of the customer register.</summary>
/// <param name="Errors">Planted errors, such as <c>typo:last_name;moved</c>; empty where there is none.</param>
internal sealed record CrmRecord(
    string Id, Person Person, string Source, DateTime CreatedAt, string FirstName, string LastName, DateOnly? Birth, string? Email, string? Phone,
    Address Address, string Errors);
