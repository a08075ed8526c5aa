namespace MarketingAI.Engine.Identity.Matching;

/// <summary>A sale away from the web, as it is matched.</summary>
/// <param name="Candidates">Records it could belong to, with the chance by names and numbers alone.</param>
public sealed record OfflineSale(string SaleId, DateTimeOffset SoldAt, double Value, IReadOnlyList<SaleCandidate> Candidates);

/// <param name="RecordId">Key of the record.</param>
/// <param name="PersonId">The stable person behind it: records of one person share their clicks.</param>
public sealed record SaleCandidate(string RecordId, string PersonId, double Probability);

/// <summary>A click of a person that is known.</summary>
public sealed record PersonClick(string PersonId, string EventId, string Channel, DateTimeOffset At);
