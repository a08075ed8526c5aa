using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>Rows and positives by level and chunk of one category: enough for its encoding, also without any one chunk.</summary>
internal sealed class CategoryCounts
{
    /// <summary>With more levels than this, a category is told by its rate and frequency only.</summary>
    private const int MostLevelsApart = 30;

    /// <summary>With fewer training rows a level than this on average, a rate would betray the row's own label.</summary>
    private const int FewRowsALevel = 100;

    /// <summary>Rows of the whole that are mixed into each level's rate.</summary>
    private const double PriorRows = 20;

    private readonly int _levels;
    private readonly int _chunks;
    private readonly long[] _rows;
    private readonly long[] _positives;

    private CategoryCounts(int levels, int chunks) =>
        (_levels, _chunks, _rows, _positives) = (levels, chunks, new long[(levels + 1) * chunks], new long[(levels + 1) * chunks]);

    public bool HasManyLevels { get; private set; }

    public static CategoryCounts Of(RawRows rows, bool[] labels, ReadOnlySpan<int> training, int field, byte[] chunkOf, int chunks)
    {
        int levels = rows.Fields[field].Levels.Count;
        CategoryCounts counts = new(levels, chunks);
        for (int i = 0; i < training.Length; i++)
        {
            double raw = rows[training[i], field];
            int cell = ((double.IsNaN(raw) ? levels : (int)raw) * chunks) + chunkOf[i];
            counts._rows[cell]++;
            counts._positives[cell] += labels[training[i]] ? 1 : 0;
        }

        int present = Enumerable.Range(0, levels).Count(level => counts.RowsOf(level, without: -1) > 0);
        counts.HasManyLevels = present > MostLevelsApart || training.Length < FewRowsALevel * present;
        return counts;
    }

    public CategoryEncoding Encoding() => EncodingWithout(-1);

    /// <param name="chunk">Chunk whose rows are left out of the rates, or -1 for none.</param>
    public CategoryEncoding EncodingWithout(int chunk)
    {
        CategorySlot[] slots = [.. SlotsOf()];
        float[] table = new float[(_levels + 2) * slots.Length];
        double wholeRows = Enumerable.Range(0, _levels + 1).Sum(level => (double)RowsOf(level, chunk));
        double wholePositives = Enumerable.Range(0, _levels + 1).Sum(level => (double)PositivesOf(level, chunk));
        double prior = (wholePositives + 0.5) / (wholeRows + 1);
        for (int row = 0; row < _levels + 2; row++)
        {
            int level = row == _levels + 1 ? _levels : row == _levels ? -1 : row;
            long seen = level < 0 ? 0 : RowsOf(level, chunk);
            long positives = level < 0 ? 0 : PositivesOf(level, chunk);
            for (int column = 0; column < slots.Length; column++)
            {
                table[(row * slots.Length) + column] = (float)(slots[column].Kind switch
                {
                    CategorySlotKind.Rate => Logistic.LogOdds((positives + (PriorRows * prior)) / (seen + PriorRows)),
                    CategorySlotKind.Frequency => Math.Log(1 + (level < 0 ? 0 : RowsOf(level, -1))),
                    _ => slots[column].Level == level ? 1 : 0,
                });
            }
        }

        return new CategoryEncoding(_levels, slots.Length, table, slots);
    }

    private IEnumerable<CategorySlot> SlotsOf()
    {
        int[] present = [.. Enumerable.Range(0, _levels + 1).Where(level => RowsOf(level, -1) > 0)];
        bool apart = present.Length <= MostLevelsApart + 1;
        if (present.Length == 2)
        {
            yield return new CategorySlot(CategorySlotKind.Level, present[1], ForTrees: true, ForLinear: true);
            yield break;
        }

        yield return new CategorySlot(CategorySlotKind.Rate, -1, ForTrees: true, ForLinear: !apart);
        if (!apart)
        {
            yield return new CategorySlot(CategorySlotKind.Frequency, -1, ForTrees: true, ForLinear: true);
            yield break;
        }

        foreach (int level in present)
        {
            yield return new CategorySlot(CategorySlotKind.Level, level, ForTrees: true, ForLinear: true);
        }
    }

    private long RowsOf(int level, int without) => SumOf(_rows, level, without);

    private long PositivesOf(int level, int without) => SumOf(_positives, level, without);

    private long SumOf(long[] cells, int level, int without)
    {
        long sum = 0;
        for (int chunk = 0; chunk < _chunks; chunk++)
        {
            sum += chunk == without ? 0 : cells[(level * _chunks) + chunk];
        }

        return sum;
    }
}
