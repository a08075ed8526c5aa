namespace MarketingAI.Engine.Kernel.Columns;

/// <summary>Numbers; NaN stands for missing.</summary>
public sealed class NumberColumn(string name, double[] values) : TableColumn(name)
{
    public double[] Values { get; } = values;

    public override int Length => Values.Length;

    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    public override TableColumn Take(ReadOnlySpan<int> rows)
    {
        double[] taken = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = Values[rows[i]];
        }

        return new NumberColumn(Name, taken);
    }
}
