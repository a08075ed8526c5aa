namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// Which events came out of order: one that happened before an event of the same source that came in earlier. The mark of a source is the
/// latest moment that its events had reached by then; it only rises, and an event dated in the future raises it no further than its arrival, so that
/// one wrong clock does not put all others out of order.
/// </summary>
/// <param name="mark">UTC ticks that the source had reached before; 0 for none.</param>
internal sealed class ArrivalOrder(long mark)
{
    private long _mark = mark;

    /// <summary>What the source has reached now.</summary>
    public long Mark => _mark;

    public int OutOfOrder { get; private set; }

    /// <summary>How far the furthest came behind the mark.</summary>
    public TimeSpan Furthest { get; private set; }

    /// <summary>Takes the next event in the order of arrival.</summary>
    /// <returns>Whether it came out of order.</returns>
    public bool Take(long eventTicks, long receivedTicks)
    {
        bool isOut = eventTicks < _mark;
        if (isOut)
        {
            OutOfOrder++;
            Furthest = TimeSpan.FromTicks(Math.Max(Furthest.Ticks, _mark - eventTicks));
        }

        _mark = Math.Max(_mark, Math.Min(eventTicks, receivedTicks));
        return isOut;
    }
}
