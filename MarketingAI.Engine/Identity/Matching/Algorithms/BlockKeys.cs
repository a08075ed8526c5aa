namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>The key of a record under a blocking rule, as a number; null where a part is missing.</summary>
internal static class BlockKeys
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Keys of all records under all rules.</summary>
    public static IReadOnlyList<ulong?[]> Of(IReadOnlyList<BlockingRule> rules, IReadOnlyList<MatchField> fields, RecordColumns records, int threads)
    {
        Dictionary<string, int> positions = fields.Select((field, i) => (field.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        ulong?[][] keys = new ulong?[rules.Count][];
        Parallel.For(0, rules.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, rule =>
        {
            keys[rule] = new ulong?[records.Count];
            for (int record = 0; record < records.Count; record++)
            {
                int at = record;
                keys[rule][record] = Of(rules[rule], name => records.Values[positions[name]][at]);
            }
        });
        return keys;
    }

    /// <param name="value">Gives the record's value of the part's field.</param>
    public static ulong? Of(BlockingRule rule, Func<string, NormalValue> value)
    {
        ulong key = Offset;
        ulong names = 0;
        foreach (KeyPart part in rule.Parts)
        {
            NormalValue found = value(part.Field);
            if (found.Value is null)
            {
                return null;
            }

            if (part.Form == KeyForm.NamesInEitherOrder)
            {
                // a sum does not know the order of its parts
                names = unchecked(names + Hash(Offset, found.Value));
                continue;
            }

            key = Hash(key, Text(part, found));
        }

        return unchecked((key ^ names) * Prime);
    }

    private static string Text(KeyPart part, NormalValue value) => part.Form switch
    {
        KeyForm.Value or KeyForm.NamesInEitherOrder => value.Value!,
        KeyForm.Derived => value.Derived ?? value.Value!,
        KeyForm.Sound => Sound.Of(value.Value!),
        KeyForm.Prefix => value.Value!.Length <= part.Length ? value.Value : value.Value[..part.Length],
        KeyForm.Year => value.Value!.Length >= 4 ? value.Value[..4] : value.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.Form, "No such form."),
    };

    /// <remarks>Fowler, Noll and Vo, FNV-1a, 64 bits, over UTF-16 units.</remarks>
    private static ulong Hash(ulong start, string text)
    {
        ulong hash = start;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * Prime);
        }

        return unchecked((hash ^ 0x1F) * Prime);
    }
}
