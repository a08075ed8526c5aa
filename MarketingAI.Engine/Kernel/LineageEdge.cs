namespace MarketingAI.Engine.Kernel;

/// <summary>One made thing and what it was made from.</summary>
/// <param name="FromKind">Kind of the source, such as <c>data-set</c>, <c>contract</c>, <c>model-version</c>.</param>
/// <param name="ToKind">Kind of what was made.</param>
/// <param name="By">The act, such as <c>train</c> or <c>deploy</c>.</param>
public sealed record LineageEdge(string FromKind, string FromId, string ToKind, string ToId, string By);

/// <summary>Keeps lineage. Low modules report to it while they work; Governance implements it.</summary>
public interface ILineageSink
{
    Task RecordAsync(IReadOnlyList<LineageEdge> edges, CancellationToken cancellationToken);
}
