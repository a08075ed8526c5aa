namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>How two columns in groups go together, with what chance alone would give.</summary>
internal static class AssociationTest
{
    /// <summary>Rows below which nothing is said.</summary>
    public const long LeastRows = 50;

    /// <param name="positive">Which class counts as positive for the information value; null where the other column has not two classes.</param>
    /// <returns>Null where fewer than two groups or classes are large enough.</returns>
    public static Association? Of(CrossCount counts, int? positive)
    {
        IReadOnlyList<long[]> groups = counts.Pooled();
        if (groups.Count < 2 || groups[0].Length < 2)
        {
            return null;
        }

        long rows = groups.Sum(group => group.Sum());
        if (rows < LeastRows)
        {
            return null;
        }

        long[] byClass = [.. Enumerable.Range(0, groups[0].Length).Select(i => groups.Sum(group => group[i]))];
        (double chiSquared, double information) = Measure(groups, byClass, rows);
        int freedom = (groups.Count - 1) * (byClass.Length - 1);
        return new Association(rows, groups.Count, byClass.Length, chiSquared, freedom, TailChances.ChiSquaredBeyond(chiSquared, freedom))
        {
            RawInformation = information,
            Information = Math.Max(0, information - (freedom / (2.0 * rows))),
            InformationByChance = TailChances.ChiSquaredOnceInTwenty(freedom) / (2.0 * rows),
            CramersV = CramersV(chiSquared, rows, groups.Count, byClass.Length),
            Value = positive is { } one && byClass.Length == 2 ? Value(groups, byClass, one) : null,
        };
    }

    /// <summary>Cramér's V with its bias taken out.</summary>
    /// <remarks>Bergsma, W. (2013), Journal of the Korean Statistical Society 42, 323-328.</remarks>
    public static double CramersV(double chiSquared, long rows, int groups, int classes)
    {
        double square = Math.Max(0, (chiSquared / rows) - ((groups - 1.0) * (classes - 1) / (rows - 1)));
        double fewerGroups = groups - ((groups - 1.0) * (groups - 1) / (rows - 1));
        double fewerClasses = classes - ((classes - 1.0) * (classes - 1) / (rows - 1));
        return Math.Min(1, Math.Sqrt(square / Math.Min(fewerGroups - 1, fewerClasses - 1)));
    }

    private static (double ChiSquared, double Information) Measure(IReadOnlyList<long[]> groups, long[] byClass, long rows)
    {
        double chiSquared = 0;
        double information = 0;
        foreach (long[] group in groups)
        {
            long inGroup = group.Sum();
            for (int i = 0; i < byClass.Length; i++)
            {
                double expected = (double)inGroup * byClass[i] / rows;
                chiSquared += (group[i] - expected) * (group[i] - expected) / expected;
                information += group[i] == 0 ? 0 : group[i] * Math.Log(group[i] / expected) / rows;
            }
        }

        return (chiSquared, Math.Max(0, information));
    }

    private static InformationValue Value(IReadOnlyList<long[]> groups, long[] byClass, int positive)
    {
        double sum = 0;
        bool isAtLeast = false;
        foreach (long[] group in groups)
        {
            isAtLeast |= group[0] == 0 || group[1] == 0;
            double good = Math.Max(group[positive], 0.5) / byClass[positive];
            double bad = Math.Max(group[1 - positive], 0.5) / byClass[1 - positive];
            sum += (good - bad) * Math.Log(good / bad);
        }

        double unit = (1.0 / byClass[0]) + (1.0 / byClass[1]);
        int freedom = groups.Count - 1;
        return new InformationValue(sum, freedom * unit, TailChances.ChiSquaredOnceInTwenty(freedom) * unit, isAtLeast);
    }
}
