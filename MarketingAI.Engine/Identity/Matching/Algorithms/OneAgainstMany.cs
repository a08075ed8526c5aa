namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Compares a record that stands in no table with records of a prepared set.</summary>
internal sealed class OneAgainstMany
{
    private readonly CodedField[] _fields;
    private readonly float[][] _rarity;
    private readonly PatternCode _code;
    private readonly int _first;
    private readonly int _last;
    private readonly int _order;

    public OneAgainstMany(IReadOnlyList<MatchField> fields, RecordColumns records, MatchOptions options)
    {
        _fields = new CodedField[fields.Count];
        Parallel.For(0, fields.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i => _fields[i] = CodedField.Of(fields[i], records.Values[i], keepsLevels: false));
        _rarity = [.. fields.Select((_, i) => PairComparison.Rarity(records.Frequency[i], records.SameShare[i], options))];
        _code = new PatternCode([.. fields.Select(ModelEstimate.Levels)]);
        _first = PairComparison.Position(fields, FieldRole.FirstName);
        _last = PairComparison.Position(fields, FieldRole.LastName);
        _order = PairComparison.Position(fields, FieldRole.NameOrder);
    }

    /// <summary>Levels in every field, as one number.</summary>
    public (long Pattern, float Frequency) Compare(IReadOnlyList<NormalValue> one, int record)
    {
        Span<int> levels = stackalloc int[_fields.Length];
        bool crossed = _order >= 0 && PairLevels.NamesAreCrossed(one[_first], one[_last], _fields[_first].Of(record), _fields[_last].Of(record));
        float rarity = 0;
        for (int field = 0; field < levels.Length; field++)
        {
            levels[field] = field == _order ? Order(one, record, crossed) : Level(one, record, field, crossed);
            rarity += levels[field] == 1 && _rarity[field].Length > 0 ? _rarity[field][record] : 0;
        }

        return (_code.Encode(levels), rarity);
    }

    private int Level(IReadOnlyList<NormalValue> one, int record, int field, bool crossed)
    {
        if (!crossed || (field != _first && field != _last))
        {
            return PairLevels.Of(_fields[field].Levels, one[field], _fields[field].Of(record));
        }

        NormalValue its = _fields[field == _first ? _last : _first].Of(record);
        return PairLevels.Of(_fields[field].Levels, one[field] with { Derived = null }, its with { Derived = null });
    }

    private int Order(IReadOnlyList<NormalValue> one, int record, bool crossed)
    {
        bool firsts = one[_first].Value is not null && _fields[_first].Codes[record] >= 0;
        bool lasts = one[_last].Value is not null && _fields[_last].Codes[record] >= 0;
        return crossed ? 2 : firsts || lasts ? 1 : 0;
    }
}
