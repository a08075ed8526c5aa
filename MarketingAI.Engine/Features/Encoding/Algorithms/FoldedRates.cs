namespace MarketingAI.Engine.Features.Encoding.Algorithms;

/// <summary>Each row's level rate from the rows of all other folds, drawn towards one mean for all, for a fold's own mean would tell its labels.</summary>
internal static class FoldedRates
{
    public static double[] Of(ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, int levels, int[] foldOf, TargetEncodingOptions options)
    {
        LevelSums sums = LevelSums.Of(codes, targets, levels);
        double whole = sums.Prior(options.PriorRows).Mean;
        int[][] rowsOf = [.. Enumerable.Range(0, options.Folds).Select(fold => RowsOf(foldOf, fold))];
        double[] encoded = new double[codes.Length];
        foreach (int[] held in rowsOf)
        {
            Change(sums, codes, targets, held, -1);
            double priorRows = sums.Prior(options.PriorRows).Rows;
            foreach (int row in held)
            {
                encoded[row] = sums.Drawn(codes[row], whole, priorRows);
            }

            Change(sums, codes, targets, held, 1);
        }

        return encoded;
    }

    private static int[] RowsOf(int[] foldOf, int fold)
    {
        List<int> rows = new(foldOf.Length / 2);
        for (int row = 0; row < foldOf.Length; row++)
        {
            if (foldOf[row] == fold)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private static void Change(LevelSums sums, ReadOnlySpan<int> codes, ReadOnlySpan<double> targets, int[] rows, int sign)
    {
        foreach (int row in rows)
        {
            sums.Add(codes[row], targets[row], sign);
        }
    }
}
