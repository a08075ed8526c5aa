namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>The rows of one call as slots of numbers, and where each stands in the body.</summary>
internal sealed class RowBuffer
{
    private double[] _slots = new double[64];
    private Range[] _sent = new Range[4];
    private int[] _seenInRow = [];
    private List<FieldFault>? _faults;

    private const int MostFaultsListed = 100;

    public int Count { get; private set; }

    public int FaultCount { get; private set; }

    public IReadOnlyList<FieldFault> Faults => _faults ?? [];

    public void Clear()
    {
        (Count, FaultCount) = (0, 0);
        _faults = null;
    }

    /// <summary>The slots of the next row. Their content is of no meaning until it is set.</summary>
    public Span<double> Add(int fields)
    {
        int start = Count * fields;
        if (_slots.Length < start + fields)
        {
            Array.Resize(ref _slots, Math.Max(_slots.Length * 2, start + fields));
        }

        if (_sent.Length <= Count)
        {
            Array.Resize(ref _sent, _sent.Length * 2);
        }

        if (_seenInRow.Length < fields)
        {
            _seenInRow = new int[fields];
        }

        if (Count == 0)
        {
            Array.Clear(_seenInRow);
        }

        Count++;
        return _slots.AsSpan(start, fields);
    }

    /// <summary>Notes that the present row names a field.</summary>
    /// <returns>False where it had named it already.</returns>
    public bool See(int field)
    {
        bool first = _seenInRow[field] != Count;
        _seenInRow[field] = Count;
        return first;
    }

    public bool HasSeen(int field) => _seenInRow[field] == Count;

    public void SetSent(Range range) => _sent[Count - 1] = range;

    public Span<double> Slots(int index, int fields) => _slots.AsSpan(index * fields, fields);

    public ReadOnlySpan<double> Row(int index, int fields) => _slots.AsSpan(index * fields, fields);

    public Range Sent(int index) => _sent[index];

    public void AddFault(string field, FieldRule rule, string message)
    {
        FaultCount++;
        if (FaultCount <= MostFaultsListed)
        {
            (_faults ??= []).Add(new FieldFault(Count - 1, field, rule, message));
        }
    }
}
