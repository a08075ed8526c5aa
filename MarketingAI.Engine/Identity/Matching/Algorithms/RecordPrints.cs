namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>A fingerprint of a record's normalised values: the same values give the same one, and a changed value another.</summary>
internal static class RecordPrints
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <remarks>Fowler, Noll and Vo, FNV-1a, 64 bits, over UTF-16 units; fields are parted, and a missing value is not an empty one.</remarks>
    public static long[] Of(RecordColumns records)
    {
        long[] prints = new long[records.Count];
        Parallel.For(0, records.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, record =>
        {
            ulong hash = Offset;
            foreach (NormalValue[] field in records.Values)
            {
                string? value = field[record].Value;
                foreach (char letter in value ?? string.Empty)
                {
                    hash = unchecked((hash ^ letter) * Prime);
                }

                hash = unchecked((hash ^ (value is null ? 0x1Eu : 0x1Fu)) * Prime);
            }

            prints[record] = unchecked((long)hash);
        });
        return prints;
    }
}
