using System.Collections.Concurrent;
using MarketingAI.Engine.Ingestion.Events.Algorithms;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>The last events of each source as they were sent, in memory only, so that a mapping can be tried on what really comes.</summary>
internal sealed class RecentBodies
{
    private readonly ConcurrentDictionary<(string Unit, string Source), RecentRing> _rings = [];

    public RecentRing Of(string unit, string source) => _rings.GetOrAdd((unit, source), _ => new RecentRing());
}

/// <summary>A few events of one source. Under load it takes one now and then, so that it costs the intake nothing.</summary>
internal sealed class RecentRing
{
    private const int Most = 20;
    private const int MostBytes = 8 * 1024;

    private static readonly long Between = TimeSpan.FromMilliseconds(100).Ticks;

    private readonly Lock _turn = new();
    private readonly byte[]?[] _bodies = new byte[Most][];
    private long _next;
    private long _takenAt;

    /// <param name="raw">One event; addresses in it are hashed before it is kept.</param>
    public void Offer(ReadOnlySpan<byte> raw, long ticks)
    {
        bool isFull = Volatile.Read(ref _next) >= Most;
        if (raw.Length > MostBytes || (isFull && ticks - Volatile.Read(ref _takenAt) < Between && ticks >= _takenAt))
        {
            return;
        }

        byte[] kept = RawMask.Kept(raw, MostBytes);
        lock (_turn)
        {
            _bodies[_next++ % Most] = kept;
            _takenAt = ticks;
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<byte[]> Newest(int most)
    {
        lock (_turn)
        {
            return [.. Enumerable.Range(1, (int)Math.Min(Math.Min(most, Most), _next)).Select(back => _bodies[(_next - back) % Most]!)];
        }
    }
}
