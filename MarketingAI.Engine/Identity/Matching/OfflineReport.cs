namespace MarketingAI.Engine.Identity.Matching;

/// <summary>A sale away from the web, as it is matched.</summary>
/// <param name="Candidates">Records it could belong to, with the chance by names and numbers alone.</param>
public sealed record OfflineSale(string SaleId, DateTimeOffset SoldAt, double Value, IReadOnlyList<SaleCandidate> Candidates);

/// <param name="RecordId">Key of the record.</param>
/// <param name="PersonId">The stable person behind it: records of one person share their clicks.</param>
public sealed record SaleCandidate(string RecordId, string PersonId, double Probability);

/// <summary>A click of a person that is known.</summary>
public sealed record PersonClick(string PersonId, string EventId, string Channel, DateTimeOffset At);

/// <summary>That a sale belongs to a person and a click led to it, with a chance. One row for each candidate and click, and one without a click.</summary>
/// <param name="EventId">The click, or null where no click led to it.</param>
/// <param name="Probability">Weight of this row in touch paths, return on spend and lifetime value.</param>
public sealed record OfflineConversion(
    string SaleId, string RecordId, string PersonId, string? EventId, string? Channel, DateTimeOffset? ClickedAt, DateTimeOffset SoldAt, double Value, double Probability);

/// <summary>How long sales follow clicks: log-normal.</summary>
/// <param name="ClickShare">Share of the sales of people who are known on the web that a click led to.</param>
/// <param name="Learnt">Sales it was learnt from; 0 where the first guess stands.</param>
public sealed record LagLaw(double MedianDays, double LogSd, double ClickShare, double Learnt);

/// <summary>What was matched of the sales.</summary>
/// <param name="Matched">Sales that belong to a known person, to expect.</param>
/// <param name="MatchedValue">Their value.</param>
/// <param name="ByClick">Sales that a known click led to, to expect.</param>
public sealed record OfflineReport(
    long Sales, double Value, Interval Matched, Interval MatchedValue, Interval ByClick, IReadOnlyList<OfflineChannel> Channels, LagLaw Lag, string Method);

/// <param name="Conversions">Sales that clicks of the channel led to, to expect.</param>
public sealed record OfflineChannel(string Channel, Interval Conversions, Interval Value)
{
    /// <summary>Return on a channel's spend, with the interval that the matching leaves open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The spend is not positive.</exception>
    public Interval ReturnOnSpend(double spend)
    {
        Kernel.Require.Positive(spend);
        return new Interval(Value.Estimate / spend, Value.Low / spend, Value.High / spend);
    }
}
