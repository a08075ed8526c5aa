namespace MarketingAI.Engine.Identity.Matching;

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
