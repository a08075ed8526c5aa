using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Says whether a model version may be deployed. Governance implements it.</summary>
public interface IApprovalGate
{
    /// <returns>Null when the version is approved, else why it may not be deployed.</returns>
    Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken);
}
