using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Imputation.Algorithms;

/// <summary>Fills one row; training and scoring call the same lines.</summary>
internal static class RowFill
{
    private const int MostOnStack = 256;

    public static void Fill(ImputationPlan plan, Span<double> values, string? segment, Span<double> indicators)
    {
        Require.SameLength(values.Length, plan.Columns.Count, "values, columns of the plan");
        int place = segment is null ? -1 : PlaceOf(plan.Segments, segment);
        Span<bool> missing = values.Length <= MostOnStack ? stackalloc bool[values.Length] : new bool[values.Length];
        int indicator = 0;
        for (int column = 0; column < values.Length; column++)
        {
            ImputedColumn fitted = plan.Columns[column];
            missing[column] = double.IsNaN(values[column]);
            if (fitted.HasIndicator && !indicators.IsEmpty)
            {
                indicators[indicator++] = missing[column] ? 1 : 0;
            }

            if (missing[column])
            {
                values[column] = place >= 0 && place < fitted.OfSegments.Count && fitted.OfSegments[place] is { } ofSegment ? ofSegment : fitted.Median;
            }
        }

        if (plan.Kind == ImputationKind.Iterative)
        {
            Iterate(plan, values, missing);
        }
    }

    private static void Iterate(ImputationPlan plan, Span<double> values, ReadOnlySpan<bool> missing)
    {
        for (int round = 0; round < plan.Rounds && missing.Contains(true); round++)
        {
            for (int column = 0; column < values.Length; column++)
            {
                ImputedColumn fitted = plan.Columns[column];
                if (missing[column] && fitted.Slopes is { } slopes)
                {
                    values[column] = Math.Clamp(At(slopes, fitted.Constant, values), fitted.Low, fitted.High);
                }
            }
        }
    }

    private static double At(IReadOnlyList<double> slopes, double constant, ReadOnlySpan<double> values)
    {
        double sum = constant;
        for (int column = 0; column < values.Length; column++)
        {
            sum += slopes[column] * values[column];
        }

        return sum;
    }

    private static int PlaceOf(IReadOnlyList<string> segments, string segment)
    {
        for (int place = 0; place < segments.Count; place++)
        {
            if (string.Equals(segments[place], segment, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}
