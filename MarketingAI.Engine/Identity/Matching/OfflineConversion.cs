namespace MarketingAI.Engine.Identity.Matching;

/// <summary>That a sale belongs to a person and a click led to it, with a chance. One row for each candidate and click, and one without a click.</summary>
/// <param name="EventId">The click, or null where no click led to it.</param>
/// <param name="Probability">Weight of this row in touch paths, return on spend and lifetime value.</param>
public sealed record OfflineConversion(
    string SaleId, string RecordId, string PersonId, string? EventId, string? Channel, DateTimeOffset? ClickedAt, DateTimeOffset SoldAt, double Value, double Probability);
