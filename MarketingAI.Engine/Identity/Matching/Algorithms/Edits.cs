namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>How many letters must be changed, added, left out or exchanged with a neighbour to turn one word into another.</summary>
/// <remarks>Damerau (1964), Communications of the ACM 7, 171-176; Lowrance and Wagner (1975), Journal of the ACM 22, 177-183.</remarks>
internal static class Edits
{
    private const int Signs = 128;
    private const int LargestOnStack = 1024;

    public static bool AtMost(string left, string right, int most) =>
        Math.Abs(left.Length - right.Length) <= most && FewestBySigns(left, right) <= most && Between(left, right) <= most;

    public static int Between(string left, string right)
    {
        ReadOnlySpan<char> one = left;
        ReadOnlySpan<char> other = right;
        int prefix = one.CommonPrefixLength(other);
        one = one[prefix..];
        other = other[prefix..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }

        return one.Length == 0 || other.Length == 0 ? Math.Max(one.Length, other.Length) : Table(one, other);
    }

    /// <summary>A lower bound without a table: signs that one word has more often than the other must go or come.</summary>
    private static int FewestBySigns(string left, string right)
    {
        Span<int> more = stackalloc int[Signs];
        more.Clear();
        foreach (char sign in left)
        {
            more[sign % Signs]++;
        }

        foreach (char sign in right)
        {
            more[sign % Signs]--;
        }

        (int gone, int come) = (0, 0);
        foreach (int difference in more)
        {
            gone += Math.Max(0, difference);
            come += Math.Max(0, -difference);
        }

        return Math.Max(gone, come);
    }

    private static int Table(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int columns = right.Length + 2;
        int size = (left.Length + 2) * columns;
        Span<int> table = size <= LargestOnStack ? stackalloc int[size] : new int[size];
        int far = left.Length + right.Length;
        table[0] = far;
        for (int i = 0; i <= left.Length; i++)
        {
            table[(i + 1) * columns] = far;
            table[((i + 1) * columns) + 1] = i;
        }

        for (int j = 0; j <= right.Length; j++)
        {
            table[j + 1] = far;
            table[columns + j + 1] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            FillRow(table, columns, left, right, i);
        }

        return table[size - 1];
    }

    private static void FillRow(Span<int> table, int columns, ReadOnlySpan<char> left, ReadOnlySpan<char> right, int i)
    {
        int lastColumn = 0;
        for (int j = 1; j <= right.Length; j++)
        {
            int row = left[..(i - 1)].LastIndexOf(right[j - 1]) + 1;
            int column = lastColumn;
            bool same = left[i - 1] == right[j - 1];
            lastColumn = same ? j : lastColumn;
            int changed = table[(i * columns) + j] + (same ? 0 : 1);
            int added = table[((i + 1) * columns) + j] + 1;
            int removed = table[(i * columns) + j + 1] + 1;
            int exchanged = table[(row * columns) + column] + (i - row - 1) + 1 + (j - column - 1);
            table[((i + 1) * columns) + j + 1] = Math.Min(Math.Min(changed, added), Math.Min(removed, exchanged));
        }
    }
}
