namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Compares pairs of records in every field.</summary>
internal sealed class PairComparison
{
    private readonly CodedField[] _fields;
    private readonly float[][] _rarity;
    private readonly PatternCode _code;
    private readonly int _first;
    private readonly int _last;
    private readonly int _order;

    public PairComparison(IReadOnlyList<MatchField> fields, RecordColumns records, MatchOptions options)
    {
        _fields = new CodedField[fields.Count];
        Parallel.For(0, fields.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i => _fields[i] = CodedField.Of(fields[i], records.Values[i]));
        _rarity = [.. fields.Select((_, i) => Rarity(records.Frequency[i], records.SameShare[i], options))];
        _code = new PatternCode([.. fields.Select(ModelEstimate.Levels)]);
        (_first, _last, _order) = (Position(fields, FieldRole.FirstName), Position(fields, FieldRole.LastName), Position(fields, FieldRole.NameOrder));
    }

    /// <summary>Fills in the patterns of a part of the pairs.</summary>
    public void Compare(PairList pairs, int from, int to, int threads, CancellationToken cancellationToken) => Parallel.ForEach(
        System.Collections.Concurrent.Partitioner.Create(from, to, 32_768),
        new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
        range =>
        {
            Span<int> levels = stackalloc int[_fields.Length];
            for (int i = range.Item1; i < range.Item2; i++)
            {
                pairs.Frequency[i] = Levels(pairs.Left[i], pairs.Right[i], levels);
                pairs.Pattern[i] = _code.Encode(levels);
            }
        });

    /// <summary>Levels of two records in every field.</summary>
    /// <returns>What the frequency of shared values adds, in powers of two.</returns>
    private float Levels(int left, int right, Span<int> levels)
    {
        bool crossed = _order >= 0 && Crossed(left, right);
        float rarity = 0;
        for (int field = 0; field < levels.Length; field++)
        {
            levels[field] = field == _order ? Order(left, right, crossed)
                : crossed && (field == _first || field == _last) ? CrossedLevel(field, left, right)
                : _fields[field].Level(_fields[field].Codes[left], _fields[field].Codes[right]);
            rarity += levels[field] == 1 && _rarity[field].Length > 0 ? _rarity[field][left] : 0;
        }

        return rarity;
    }

    private bool Crossed(int left, int right)
    {
        (int lf, int ll, int rf, int rl) = (_fields[_first].Codes[left], _fields[_last].Codes[left], _fields[_first].Codes[right], _fields[_last].Codes[right]);
        return !(lf >= 0 && lf == rf) && !(ll >= 0 && ll == rl)
            && PairLevels.NamesAreCrossed(Value(_first, lf), Value(_last, ll), Value(_first, rf), Value(_last, rl));
    }

    private int CrossedLevel(int field, int left, int right)
    {
        int other = field == _first ? _last : _first;
        NormalValue mine = Value(field, _fields[field].Codes[left]);
        NormalValue its = Value(other, _fields[other].Codes[right]);
        return PairLevels.Of(_fields[field].Levels, mine with { Derived = null }, its with { Derived = null });
    }

    private int Order(int left, int right, bool crossed)
    {
        bool firsts = _fields[_first].Codes[left] >= 0 && _fields[_first].Codes[right] >= 0;
        bool lasts = _fields[_last].Codes[left] >= 0 && _fields[_last].Codes[right] >= 0;
        return crossed ? 2 : firsts || lasts ? 1 : 0;
    }

    private NormalValue Value(int field, int code) => code < 0 ? NormalValue.Missing : _fields[field].Values[code];

    /// <summary>Per record what agreement on its value adds or takes, against agreement on any value.</summary>
    public static float[] Rarity(float[] frequency, double same, MatchOptions options) =>
        frequency.Length == 0 || double.IsNaN(same) || same <= 0
            ? []
            : [.. frequency.Select(share => (float)TermFrequency.Evidence(same, share, options.LeastFrequency, options.FrequencyWeight))];

    public static int Position(IReadOnlyList<MatchField> fields, FieldRole role)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }
}
