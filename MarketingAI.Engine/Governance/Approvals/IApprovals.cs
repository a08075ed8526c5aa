using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>
/// The front door of approvals: a data scientist submits a model with a purpose, a compliance reviewer decides with a reason, nobody
/// decides on a model of their own. Every step is in the ledger before it takes effect.
/// </summary>
public interface IApprovals
{
    /// <summary>Hands a model version in, for the first time or again after changes were asked for.</summary>
    /// <param name="purpose">What the model is to be used for; what is approved is this use.</param>
    /// <param name="note">Words to the reviewer, such as what was changed; null for none.</param>
    Task<Outcome<ApprovalRequest>> SubmitAsync(Guid modelVersionId, string purpose, string? note, CancellationToken cancellationToken);

    /// <summary>Decides on a request that waits.</summary>
    /// <param name="reason">Why; mandatory, and told to the author.</param>
    Task<Outcome<ApprovalRequest>> DecideAsync(Guid requestId, ApprovalVerdict verdict, string reason, CancellationToken cancellationToken);

    Task<ApprovalRequest?> FindAsync(Guid requestId, CancellationToken cancellationToken);

    /// <summary>The request about a model version, or null where it was never submitted.</summary>
    Task<ApprovalRequest?> FindForModelAsync(Guid modelVersionId, CancellationToken cancellationToken);

    /// <summary>Requests of the business unit: those that wait first, then the newest.</summary>
    Task<IReadOnlyList<ApprovalRequest>> ListAsync(CancellationToken cancellationToken);

    /// <summary>All that a reviewer needs to judge a model version.</summary>
    Task<Outcome<ModelCard>> CardAsync(Guid modelVersionId, CancellationToken cancellationToken);

    /// <summary>Why the present actor may not decide on a request, or null when they may.</summary>
    Task<Refusal?> MayDecideAsync(Guid requestId, CancellationToken cancellationToken);
}

public enum ApprovalVerdict
{
    Approve,
    Refuse,
    AskForChanges,
}

public enum ApprovalState
{
    Waiting,
    ChangesAsked,
    Refused,
    Approved,
}

/// <summary>A model version before the reviewers.</summary>
/// <param name="SubmittedBy">Who handed it in last.</param>
/// <param name="History">All steps, oldest first.</param>
public sealed record ApprovalRequest(
    Guid Id,
    Guid ModelVersionId,
    string ModelName,
    int ModelVersion,
    string Purpose,
    ApprovalState State,
    string SubmittedBy,
    DateTimeOffset SubmittedAt,
    IReadOnlyList<ApprovalStep> History)
{
    /// <summary>The last decision, or null while there is none or the request waits again.</summary>
    public ApprovalStep? Decision => State == ApprovalState.Waiting ? null : History.LastOrDefault(step => step.Verdict is not null);
}

/// <summary>One step of a request.</summary>
/// <param name="Verdict">Null for a submission.</param>
/// <param name="Words">The note of a submission, or the reason of a decision.</param>
/// <param name="LedgerPosition">Where the ledger holds it; null for the moment between the two writes.</param>
public sealed record ApprovalStep(ApprovalVerdict? Verdict, string By, DateTimeOffset At, string? Words, long? LedgerPosition);
