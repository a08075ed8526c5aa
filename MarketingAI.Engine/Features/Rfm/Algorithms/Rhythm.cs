namespace MarketingAI.Engine.Features.Rfm.Algorithms;

/// <summary>How many days usually lie between a customer's purchases.</summary>
internal static class Rhythm
{
    /// <summary>The median mean gap of those who came back; null where nobody did.</summary>
    public static double? Usual(Occasions occasions)
    {
        double[] gaps = [.. Enumerable.Range(0, occasions.Count.Length).Where(i => occasions.Count[i] > 1).Select(i => MeanGap(occasions, i)).Order()];
        return gaps.Length == 0 ? null : (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2;
    }

    /// <summary>Own gaps and so many usual ones, averaged.</summary>
    public static double[] Of(Occasions occasions, double usual, double priorGaps)
    {
        double[] rhythm = new double[occasions.Count.Length];
        for (int i = 0; i < rhythm.Length; i++)
        {
            int gaps = occasions.Count[i] - 1;
            double own = occasions.Age[i] - occasions.Recency[i];
            rhythm[i] = gaps + priorGaps > 0 ? (own + (priorGaps * usual)) / (gaps + priorGaps) : usual;
        }

        return rhythm;
    }

    private static double MeanGap(Occasions occasions, int place) => (occasions.Age[place] - occasions.Recency[place]) / (occasions.Count[place] - 1);
}
