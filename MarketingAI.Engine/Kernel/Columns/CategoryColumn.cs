namespace MarketingAI.Engine.Kernel.Columns;

/// <summary>Words out of a list; code -1 stands for missing. True and false are a category with the levels <c>false</c>, <c>true</c>.</summary>
/// <param name="codes">Per row the position in <paramref name="levels"/>, or -1.</param>
/// <param name="levels">Distinct words in ordinal order.</param>
public sealed class CategoryColumn(string name, int[] codes, string[] levels) : TableColumn(name)
{
    public int[] Codes { get; } = codes;

    public string[] Levels { get; } = levels;

    public override int Length => Codes.Length;

    public override bool IsMissing(int row) => Codes[row] < 0;

    public override TableColumn Take(ReadOnlySpan<int> rows)
    {
        int[] taken = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = Codes[rows[i]];
        }

        return new CategoryColumn(Name, taken, Levels);
    }
}
