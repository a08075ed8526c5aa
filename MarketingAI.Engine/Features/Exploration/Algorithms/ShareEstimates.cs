namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Shares with intervals that stay within [0, 1].</summary>
internal static class ShareEstimates
{
    /// <remarks>Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.</remarks>
    /// <returns>Null without rows.</returns>
    public static FigureEstimate? Wilson(long hits, long rows)
    {
        if (rows == 0)
        {
            return null;
        }

        double z = TailChances.NormalWidth;
        double share = (double)hits / rows;
        double below = 1 + (z * z / rows);
        double centre = (share + (z * z / (2 * rows))) / below;
        double half = z * Math.Sqrt((share * (1 - share) / rows) + (z * z / (4.0 * rows * rows))) / below;
        return new FigureEstimate(share, Math.Max(0, Math.Min(share, centre - half)), Math.Min(1, Math.Max(share, centre + half)));
    }

    /// <summary>Second share minus first.</summary>
    /// <remarks>Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890, method 10.</remarks>
    public static FigureEstimate Difference(long hitsA, long rowsA, long hitsB, long rowsB)
    {
        FigureEstimate a = Wilson(hitsA, rowsA)!;
        FigureEstimate b = Wilson(hitsB, rowsB)!;
        double found = b.Value - a.Value;
        double below = Math.Sqrt(Square(b.Value - b.Low!.Value) + Square(a.High!.Value - a.Value));
        double above = Math.Sqrt(Square(b.High!.Value - b.Value) + Square(a.Value - a.Low!.Value));
        return new FigureEstimate(found, found - below, found + above);
    }

    private static double Square(double value) => value * value;
}
