using MarketingAI.Engine.Learners.Linear;

namespace MarketingAI.Engine.Features.Imputation.Algorithms;

/// <summary>Each column by a ridge line in the others, on rows where it is there; filled values are renewed each round.</summary>
internal static class ChainedLines
{
    public static ImputationPlan Fit(ImputationPlan start, IReadOnlyList<double[]> columns)
    {
        int rows = columns.Count == 0 ? 0 : columns[0].Length;
        double[][] filled = [.. columns.Select((column, i) => (double[])[.. column.Select(value => double.IsNaN(value) ? start.Columns[i].Median : value)])];
        ImputedColumn[] fitted = [.. start.Columns];
        for (int round = 0; round < start.Rounds && columns.Count > 1; round++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                int[] there = [.. Enumerable.Range(0, rows).Where(row => !double.IsNaN(columns[column][row]))];
                double[][] others = [.. filled.Where((_, other) => other != column)];
                RidgeLine line = RidgeLine.Fit(others, columns[column], null, there);
                fitted[column] = fitted[column] with { Slopes = WithItself(line.Slopes, column), Constant = line.Constant - line.Slopes.Select((slope, i) => slope * line.Means[i]).Sum() };
                for (int row = 0; row < rows && there.Length < rows; row++)
                {
                    if (double.IsNaN(columns[column][row]))
                    {
                        filled[column][row] = Math.Clamp(line.At(others, row), fitted[column].Low, fitted[column].High);
                    }
                }
            }
        }

        return start with { Columns = fitted };
    }

    private static double[] WithItself(IReadOnlyList<double> slopes, int column) => [.. slopes.Take(column), 0, .. slopes.Skip(column)];
}
