using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>The front door of deployments: which model version answers under which alias.</summary>
public interface IDeployments
{
    /// <summary>Puts an approved version under an alias; scoring switches at once.</summary>
    /// <param name="alias">Name that callers use, such as <c>spring-leads</c>.</param>
    Task<Outcome<Deployment>> DeployAsync(Guid modelVersionId, string alias, string reason, CancellationToken cancellationToken);

    /// <summary>Puts the version that was there before back under the alias. Done twice, it goes back two versions.</summary>
    Task<Outcome<Deployment>> RollBackAsync(string alias, string reason, CancellationToken cancellationToken);

    /// <summary>The present deployment of each alias of the business unit.</summary>
    Task<IReadOnlyList<Deployment>> ListAsync(CancellationToken cancellationToken);

    /// <summary>All deployments an alias ever had, newest first.</summary>
    Task<IReadOnlyList<Deployment>> HistoryAsync(string alias, CancellationToken cancellationToken);
}

/// <summary>That a model version answers under an alias since a time.</summary>
/// <param name="PreviousId">The deployment a roll-back returns to; null where there is none.</param>
/// <param name="RolledBack">Made by a roll-back and not by a new deployment.</param>
public sealed record Deployment(
    Guid Id,
    string Alias,
    Guid ModelVersionId,
    string ModelName,
    int ModelVersion,
    string By,
    DateTimeOffset At,
    string Reason,
    Guid? PreviousId = null,
    bool RolledBack = false);
