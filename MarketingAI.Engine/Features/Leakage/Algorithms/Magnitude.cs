namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>Whether numbers measure how much of something there was: none below zero, many different ones, a long tail upwards.</summary>
internal static class Magnitude
{
    private const int LeastDistinct = 50;
    private const double LeastSkew = 1;

    public static bool Is(double[] values)
    {
        (int count, double mean) = (0, 0);
        HashSet<double> distinct = [];
        foreach (double value in values)
        {
            if (value < 0)
            {
                return false;
            }

            if (!double.IsNaN(value))
            {
                count++;
                mean += (value - mean) / count;
                if (distinct.Count < LeastDistinct)
                {
                    distinct.Add(value);
                }
            }
        }

        (double second, double third) = (0, 0);
        foreach (double value in values)
        {
            double gap = double.IsNaN(value) ? 0 : value - mean;
            (second, third) = (second + (gap * gap), third + (gap * gap * gap));
        }

        return distinct.Count >= LeastDistinct && second > 0 && third / count / Math.Pow(second / count, 1.5) >= LeastSkew;
    }
}
