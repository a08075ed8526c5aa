namespace MarketingAI.Engine.Governance.Lineage;

/// <summary>The front door of lineage: what made a thing, and what came of it.</summary>
public interface ILineage
{
    /// <summary>Everything the thing was made from, step by step back to the sources; nearest first.</summary>
    Task<IReadOnlyList<LineageStep>> OriginsOfAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>Everything that was made from the thing, step by step; nearest first.</summary>
    Task<IReadOnlyList<LineageStep>> ResultsOfAsync(string kind, string id, CancellationToken cancellationToken);
}

/// <param name="Distance">How many steps away from the thing asked about; 1 is next to it.</param>
/// <param name="By">The act, such as <c>train</c>.</param>
/// <param name="Actor">Who did it.</param>
public sealed record LineageStep(
    int Distance, string FromKind, string FromId, string ToKind, string ToId, string By, string Actor, DateTimeOffset At);
