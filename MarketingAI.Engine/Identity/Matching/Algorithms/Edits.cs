namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>How many letters must be changed, added, left out or exchanged with a neighbour to turn one word into another.</summary>
/// <remarks>Damerau (1964), Communications of the ACM 7, 171-176; Lowrance and Wagner (1975), Journal of the ACM 22, 177-183.</remarks>
internal static class Edits
{
    public static int Between(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }

        int rows = left.Length + 2;
        int columns = right.Length + 2;
        int[] table = new int[rows * columns];
        int far = left.Length + right.Length;
        Dictionary<char, int> lastRow = [];
        table[0] = far;
        for (int i = 0; i <= left.Length; i++)
        {
            table[((i + 1) * columns) + 0] = far;
            table[((i + 1) * columns) + 1] = i;
        }

        for (int j = 0; j <= right.Length; j++)
        {
            table[j + 1] = far;
            table[columns + j + 1] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int lastColumn = 0;
            for (int j = 1; j <= right.Length; j++)
            {
                int row = lastRow.GetValueOrDefault(right[j - 1]);
                int column = lastColumn;
                bool same = left[i - 1] == right[j - 1];
                lastColumn = same ? j : lastColumn;
                int changed = table[(i * columns) + j] + (same ? 0 : 1);
                int added = table[((i + 1) * columns) + j] + 1;
                int removed = table[(i * columns) + j + 1] + 1;
                int exchanged = table[(row * columns) + column] + (i - row - 1) + 1 + (j - column - 1);
                table[((i + 1) * columns) + j + 1] = Math.Min(Math.Min(changed, added), Math.Min(removed, exchanged));
            }

            lastRow[left[i - 1]] = i;
        }

        return table[(rows * columns) - 1];
    }
}
