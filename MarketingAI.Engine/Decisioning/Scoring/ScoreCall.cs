using System.Collections.Concurrent;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>One call: its rows, its answer, and the memory for both, which is used again by later calls.</summary>
public sealed class ScoreCall : IDisposable
{
    private const int MostKept = 256;
    private const int MostBytesKept = 64 * 1024;

    private readonly ConcurrentQueue<ScoreCall> _pool;
    private Prediction[] _predictions = new Prediction[4];
    private Guid[] _ids = new Guid[4];

    private ScoreCall(ConcurrentQueue<ScoreCall> pool) => _pool = pool;

    /// <summary>How many rows were scored.</summary>
    public int Count { get; private set; }

    /// <summary>The deployment that answered.</summary>
    /// <exception cref="InvalidOperationException">The call was not scored.</exception>
    public Deployment Deployment => Live?.Deployment ?? throw new InvalidOperationException("The call was not scored.");

    /// <summary>Ids of the decisions, by row.</summary>
    public ReadOnlySpan<Guid> DecisionIds => _ids.AsSpan(0, Count);

    /// <summary>Scores, by row.</summary>
    public ReadOnlySpan<Prediction> Predictions => _predictions.AsSpan(0, Count);

    internal LiveModel? Live { get; set; }

    internal RowBuffer Rows { get; } = new();

    /// <summary>Keys of rows and what was looked up by them.</summary>
    internal ServedRows Served { get; } = new();

    internal byte[] Records { get; private set; } = new byte[2048];

    internal Memory<Guid> Ids => _ids.AsMemory(0, Count);

    public void Dispose()
    {
        (Live, Count) = (null, 0);
        Rows.Clear();
        if (Served.Rows > 0)
        {
            Served.Clear();
        }

        if (_pool.Count < MostKept && Records.Length <= MostBytesKept)
        {
            _pool.Enqueue(this);
        }
    }

    internal static ScoreCall Rent(ConcurrentQueue<ScoreCall> pool) => pool.TryDequeue(out ScoreCall? used) ? used : new ScoreCall(pool);

    /// <summary>Makes room for the answer.</summary>
    internal Span<Prediction> Answers(int rows)
    {
        if (_ids.Length < rows)
        {
            (_ids, _predictions) = (new Guid[rows], new Prediction[rows]);
        }

        Count = rows;
        return _predictions.AsSpan(0, rows);
    }

    /// <summary>Makes room for one more record behind those that are written.</summary>
    internal void KeepRoomForRecords(int written, int more)
    {
        if (Records.Length < written + more)
        {
            byte[] larger = new byte[Math.Max(written + more, Records.Length * 2)];
            Records.AsSpan(0, written).CopyTo(larger);
            Records = larger;
        }
    }

    internal void MakeRoomForRecords(int bytes)
    {
        if (Records.Length < bytes)
        {
            Records = new byte[bytes];
        }
    }
}
