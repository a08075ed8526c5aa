namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>The known name that a mistyped one most likely means.</summary>
internal static class NearestName
{
    /// <returns>Null where none is within two letters or a third of them.</returns>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(other => (other, Distance: Distance(name.ToLowerInvariant(), other.ToLowerInvariant())))
        .Where(pair => pair.Distance <= Math.Max(2, name.Length / 3) && pair.Distance < name.Length)
        .OrderBy(pair => pair.Distance).Select(pair => pair.other).FirstOrDefault();

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
