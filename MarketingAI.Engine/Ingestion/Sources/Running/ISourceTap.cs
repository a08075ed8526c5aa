using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>An open source that can be read again from any position. Used by one runner at a time.</summary>
internal interface ISourceTap : IAsyncDisposable
{
    /// <summary>Reads on, behind what was read before.</summary>
    /// <param name="most">At most this many messages.</param>
    /// <param name="wait">How long to wait for a first message, and for more while they come.</param>
    Task<TapRead> ReadAsync(int most, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>What was read last is in the table together with its positions.</summary>
    Task CommittedAsync(CancellationToken cancellationToken);

    /// <summary>Stops or goes on fetching while nothing is read.</summary>
    void Hold(bool isHeld);

    /// <summary>How far each part was read, for people.</summary>
    IReadOnlyList<SourcePart> Parts();

    /// <summary>What is wrong now, in words; null for nothing.</summary>
    string? Fault { get; }
}

/// <param name="IsDrained">Nothing more was there when it ended.</param>
internal sealed record TapRead(IReadOnlyList<RawMessage> Messages, IReadOnlyList<SourcePosition> Positions, bool IsDrained);
