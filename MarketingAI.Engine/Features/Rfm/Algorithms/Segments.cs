namespace MarketingAI.Engine.Features.Rfm.Algorithms;

/// <summary>Names groups of scores; every customer has exactly one.</summary>
internal static class Segments
{
    public static RfmSegment Of(int purchases, int recency, int frequency, int monetary)
    {
        double worth = (frequency + monetary) / 2.0;
        return (recency, worth) switch
        {
            ( >= 4, _) when purchases == 1 => RfmSegment.New,
            ( >= 4, >= 4) => RfmSegment.Champions,
            ( >= 3, >= 3.5) => RfmSegment.Loyal,
            ( >= 4, _) => RfmSegment.Promising,
            (3, _) => RfmSegment.NeedAttention,
            (_, >= 4.5) => RfmSegment.MustNotLose,
            (_, >= 3) => RfmSegment.AtRisk,
            _ => RfmSegment.Asleep,
        };
    }
}
