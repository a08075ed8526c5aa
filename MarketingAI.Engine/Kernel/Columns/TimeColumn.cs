namespace MarketingAI.Engine.Kernel.Columns;

/// <summary>Points in time as UTC ticks; <see cref="Missing"/> stands for missing.</summary>
public sealed class TimeColumn(string name, long[] utcTicks) : TableColumn(name)
{
    public const long Missing = long.MinValue;

    public long[] UtcTicks { get; } = utcTicks;

    public override int Length => UtcTicks.Length;

    public override bool IsMissing(int row) => UtcTicks[row] == Missing;

    public override TableColumn Take(ReadOnlySpan<int> rows)
    {
        long[] taken = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = UtcTicks[rows[i]];
        }

        return new TimeColumn(Name, taken);
    }
}
