using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Tries a mapping on events that really came. The inner path reads them in clear; what comes back is masked for the present actor.</summary>
public interface IMappingTrials
{
    /// <summary>What the inner path would make of a source's own events under a mapping; nothing is kept.</summary>
    /// <param name="source">Key of the source.</param>
    /// <param name="fields">The mapping to try.</param>
    /// <param name="most">At most this many events, newest first.</param>
    Task<Outcome<IReadOnlyList<PreviewedEvent>>> TryAsync(
        string source, IReadOnlyList<FieldMapping> fields, TrialRows rows, int most, CancellationToken cancellationToken);
}

/// <summary>Which events a mapping is tried on.</summary>
public enum TrialRows
{
    /// <summary>The last ones that were sent since the start of the product.</summary>
    Newest,

    /// <summary>Those that wait in the dead letters.</summary>
    DeadLetters,
}
