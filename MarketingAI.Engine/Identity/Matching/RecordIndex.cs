using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>
/// Records of a finished match, held in memory so that one more record is compared with them in milliseconds. It holds normalised values of
/// persons in clear: it is never written to disk, and what it gives out are keys, chances and levels.
/// </summary>
public sealed class RecordIndex
{
    /// <summary>Comparisons for one record at most; the smallest blocks come first, and what is left out is said.</summary>
    public const int MostCompared = 1000;

    private readonly MatchPlan _plan;
    private readonly MatchReport _report;
    private readonly MatchOptions _options;
    private readonly OneAgainstMany _comparison;
    private readonly BlockIndex _blocks;
    private readonly IReadOnlyList<string> _keys;
    private readonly IReadOnlyList<string> _persons;
    private readonly PatternWeights _weights;
    private readonly PatternCode _code;
    private readonly Dictionary<string, int> _positions;
    private readonly int _from;

    internal RecordIndex(PreparedMatch match, MatchReport report, MatchOptions options, IReadOnlyList<string> persons)
    {
        (_plan, _report, _options) = (match.Plan, report, options);
        _comparison = new OneAgainstMany(match.Plan.Fields, match.Records, options);
        _from = match.IsLink ? match.Records.Left : 0;
        _blocks = BlockIndex.Of(BlockKeys.Of(match.Plan.Rules, match.Plan.Fields, match.Records, options.Threads), _from, options.Threads);
        _keys = match.IsLink ? match.RightKeys : match.LeftKeys;
        _persons = persons;
        _weights = new PatternWeights(report.Model);
        _code = new PatternCode([.. match.Plan.Fields.Select(ModelEstimate.Levels)]);
        _positions = _plan.Fields.Select((field, i) => (field.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        Records = match.Records.Count - _from;
        Columns = ColumnsOf(match.Plan);
    }

    /// <summary>Records that can be found.</summary>
    public int Records { get; }

    /// <summary>Columns that a record may have, as in the first data set of the match.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal static IReadOnlyList<string> ColumnsOf(MatchPlan plan) =>
        [.. plan.Fields.Where(field => field.Role != FieldRole.NameOrder).Select(field => PlanChoice.Source(field.LeftColumn).Column).Distinct(StringComparer.Ordinal)];

    /// <summary>Who is it? The likeliest records, the heaviest first.</summary>
    /// <param name="record">Value by column; what is not known is left out or null.</param>
    /// <param name="most">Candidates to give, at least one.</param>
    public Outcome<RecordLookup> Find(IReadOnlyDictionary<string, string?> record, int most)
    {
        ArgumentNullException.ThrowIfNull(record);
        Require.Positive(most);
        string[] unknown = [.. record.Keys.Where(column => !Columns.Contains(column, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            return new UnknownColumns(unknown, Columns);
        }

        NormalValue[] values =
        [
            .. _plan.Fields.Select(field => RecordPreparation.One(
                field, field.LeftColumn, record.GetValueOrDefault(PlanChoice.Source(field.LeftColumn).Column), _options.PhoneRegion)),
        ];
        if (Array.TrueForAll(values, value => value.Value is null))
        {
            return new NothingAskedFor(Columns);
        }

        (List<int> near, long leftOut) = Near(values);
        List<(int Record, long Pattern, float Frequency, double Weight)> found = new(near.Count);
        foreach (int other in near)
        {
            (long pattern, float frequency) = _comparison.Compare(values, other);
            found.Add((other, pattern, frequency, _weights.Of(_code.Decode(pattern)) + frequency));
        }

        found.Sort((one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight) : one.Record.CompareTo(other.Record));
        LookupCandidate[] candidates = [.. found.Take(most).Select(one => Candidate(one.Record, one.Pattern, one.Frequency, one.Weight, record))];
        return new RecordLookup(candidates, near.Count, leftOut, candidates.FirstOrDefault(candidate => candidate.IsAccepted)?.PersonId);
    }

    /// <summary>Records that share a block with the values, each once; small blocks first, as they say most.</summary>
    private (List<int> Records, long LeftOut) Near(NormalValue[] values)
    {
        List<(int Rule, ulong Key, int Size)> blocks = [];
        long leftOut = 0;
        for (int rule = 0; rule < _plan.Rules.Count; rule++)
        {
            if (BlockKeys.Of(_plan.Rules[rule], name => values[_positions[name]]) is { } key)
            {
                int size = _blocks.Under(rule, key).Length;
                BlockingCount? count = rule < _report.Blocking.Count ? _report.Blocking[rule] : null;
                bool tooLarge = count is { SkippedBlocks: > 0 } && size > count.BlockLimit;
                leftOut += tooLarge ? size : 0;
                blocks.AddRange(tooLarge ? [] : [(rule, key, size)]);
            }
        }

        HashSet<int> near = [];
        foreach ((int rule, ulong key, int size) in blocks.OrderBy(block => block.Size))
        {
            if (near.Count + size > MostCompared)
            {
                leftOut += size;
                continue;
            }

            foreach (int record in _blocks.Under(rule, key))
            {
                near.Add(record);
            }
        }

        return ([.. near], leftOut);
    }

    private LookupCandidate Candidate(int record, long pattern, float frequency, double weight, IReadOnlyDictionary<string, string?> asked)
    {
        double probability = 1 / (1 + Math.Pow(2, -weight));
        return new LookupCandidate(
            _keys[record - _from], _persons[record - _from], weight, probability, probability >= _report.Threshold,
            Story.Of(_report.Model, pattern, frequency, asked, new Dictionary<string, string?>(StringComparer.Ordinal)));
    }
}

/// <summary>Who a record is.</summary>
/// <param name="Compared">Records it was compared with.</param>
/// <param name="LeftOut">Records in blocks too large to be compared; a record may stand in several.</param>
/// <param name="PersonId">The person it is taken for; null where no candidate reaches the threshold.</param>
public sealed record RecordLookup(IReadOnlyList<LookupCandidate> Candidates, long Compared, long LeftOut, string? PersonId);

/// <param name="RecordId">Key of the record.</param>
/// <param name="PersonId">Stable id of its person.</param>
/// <param name="Weight">In powers of two.</param>
/// <param name="IsAccepted">Whether the chance reaches the threshold of the match.</param>
/// <param name="Steps">What each field says.</param>
public sealed record LookupCandidate(
    string RecordId, string PersonId, double Weight, double Probability, bool IsAccepted, IReadOnlyList<StoryStep> Steps);
