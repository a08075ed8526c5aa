using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Sources;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>What one source's commit brings.</summary>
/// <param name="isReadHere">From a source that keeps positions, not from the log.</param>
internal sealed class IntakeBatch(string source, string schema, TimeSpan latenessBound, DateTimeOffset startedAt, IntakeMode mode, bool isReadHere = false)
{
    public string Source => source;

    public string Schema => schema;

    public TimeSpan LatenessBound => latenessBound;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>The source's mode when the batch was begun.</summary>
    public IntakeMode Mode => mode;

    /// <summary>What the whole process had used when the batch was begun: no less than what the batch needs is measured.</summary>
    public TimeSpan CpuBefore { get; } = Environment.CpuUsage.TotalTime;

    /// <summary>When an event came in here, for the lag: a source that is read again may say itself when it knew it, perhaps long ago.</summary>
    public long ArrivedAt(LoggedEvent logged) => isReadHere ? StartedAt.UtcTicks : logged.ReceivedTicks;

    public List<LoggedEvent> Events { get; } = [];

    public List<LoggedDeadLetter> DeadLetters { get; } = [];

    /// <param name="record">Begins with a record of the log; what follows it is not looked at.</param>
    public void Add(ReadOnlySpan<byte> record)
    {
        if (LoggedEvent.IsEvent(record))
        {
            Events.Add(LoggedEvent.Read(record));
        }
        else
        {
            DeadLetters.Add(LoggedDeadLetter.Read(record));
        }
    }
}
