using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;

namespace MarketingAI.Engine.Governance.Approvals;

internal sealed class ApprovalService(
    ApprovalTable table, ApprovalRecords records, ModelCards cards, IModelRegistry registry, WorkScope scope, TimeProvider clock) : IApprovals
{
    public const int PurposeLetters = 10;
    public const int ReasonLetters = 5;

    public async Task<Outcome<ApprovalRequest>> SubmitAsync(
        Guid modelVersionId, string purpose, string? note, CancellationToken cancellationToken)
    {
        if (!scope.Actor.Has(Roles.DataScientist))
        {
            return new RoleNeeded(Roles.DataScientist, "submit a model for approval");
        }

        string use = purpose?.Trim() ?? string.Empty;
        if (use.Length < PurposeLetters)
        {
            return new PurposeTooShort(use.Length, PurposeLetters);
        }

        await records.SettleAllAsync(cancellationToken);
        if (await registry.FindAsync(modelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModel(modelVersionId);
        }

        if (version.Stage is not (ModelStage.Candidate or ModelStage.ChangesAsked))
        {
            return new NotToBeSubmitted(ModelCards.Title(version), InWords(version.Stage));
        }

        ApprovalRow? found = await table.FindForModelAsync(modelVersionId, cancellationToken);
        if (found is { State: not ApprovalState.ChangesAsked })
        {
            return new NotToBeSubmitted(ModelCards.Title(version), InWords(found.State));
        }

        ApprovalRow request = found ?? new ApprovalRow { Id = Ids.New(clock), ModelVersionId = modelVersionId };
        (request.ModelName, request.ModelVersion, request.ArtifactHash) = (version.Name, version.Version, version.ArtifactHash);
        (request.Purpose, request.State) = (use, ApprovalState.Waiting);
        string? words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return await TakeStepAsync(request, verdict: null, words, isNew: found is null, cancellationToken);
    }

    public async Task<Outcome<ApprovalRequest>> DecideAsync(
        Guid requestId, ApprovalVerdict verdict, string reason, CancellationToken cancellationToken)
    {
        string why = reason?.Trim() ?? string.Empty;
        if (why.Length < ReasonLetters)
        {
            return new ReasonTooShort(why.Length, ReasonLetters);
        }

        await records.SettleAllAsync(cancellationToken);
        Outcome<ApprovalRow> judged = await OpenToMeAsync(requestId, cancellationToken);
        if (judged.IsRefused)
        {
            return judged.Refusal;
        }

        ApprovalRow request = judged.Value;
        request.State = verdict switch
        {
            ApprovalVerdict.Approve => ApprovalState.Approved,
            ApprovalVerdict.Refuse => ApprovalState.Refused,
            ApprovalVerdict.AskForChanges => ApprovalState.ChangesAsked,
        };
        return await TakeStepAsync(request, verdict, why, isNew: false, cancellationToken);
    }

    public async Task<ApprovalRequest?> FindAsync(Guid requestId, CancellationToken cancellationToken) =>
        (await table.FindAsync(requestId, cancellationToken))?.ToRequest();

    public async Task<ApprovalRequest?> FindForModelAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        (await table.FindForModelAsync(modelVersionId, cancellationToken))?.ToRequest();

    public async Task<IReadOnlyList<ApprovalRequest>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(cancellationToken)).Select(row => row.ToRequest())];

    public async Task<Outcome<ModelCard>> CardAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        await cards.MakeAsync(modelVersionId, await FindForModelAsync(modelVersionId, cancellationToken), cancellationToken);

    public async Task<Refusal?> MayDecideAsync(Guid requestId, CancellationToken cancellationToken) =>
        (await OpenToMeAsync(requestId, cancellationToken)).Refusal;

    internal static string InWords(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => "waiting for a decision",
        ApprovalState.ChangesAsked => "returned with changes asked for",
        ApprovalState.Refused => "refused",
        ApprovalState.Approved => "approved",
    };

    /// <summary>The request as it stands now, when the actor may decide on it.</summary>
    private async Task<Outcome<ApprovalRow>> OpenToMeAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (!scope.Actor.Has(Roles.ComplianceReviewer))
        {
            return new RoleNeeded(Roles.ComplianceReviewer, "decide on a model");
        }

        if (await table.FindAsync(requestId, cancellationToken) is not { } request)
        {
            return new NoSuchRequest(requestId);
        }

        if (request.State != ApprovalState.Waiting)
        {
            return new DecidedAlready(request.ModelTitle, InWords(request.State), request.ToRequest().Decision?.By);
        }

        if (await registry.FindAsync(request.ModelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModel(request.ModelVersionId);
        }

        bool isOwn = IsMe(version.CreatedBy) || request.Steps.Any(step => step.Verdict is null && IsMe(step.By));
        if (isOwn)
        {
            return new OwnModel(request.ModelTitle, scope.Actor.Name);
        }

        return version.ArtifactHash == request.ArtifactHash ? request : new ChangedSinceApproval(request.ModelTitle);
    }

    private async Task<Outcome<ApprovalRequest>> TakeStepAsync(
        ApprovalRow request, ApprovalVerdict? verdict, string? words, bool isNew, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        request.ChangedAt = now;
        ApprovalStepRow step = new()
        {
            Id = Ids.New(clock),
            Number = request.Steps.Count + 1,
            Verdict = verdict,
            By = scope.Actor.Name,
            At = now,
            Words = words,
        };
        if (!await table.TryAddStepAsync(request, step, isNew, cancellationToken))
        {
            return new DecidedAlready(request.ModelTitle, "in other hands at this moment", By: null);
        }

        await records.SettleAsync(request, step, CancellationToken.None);
        return (await table.FindAsync(request.Id, CancellationToken.None))!.ToRequest();
    }

    private bool IsMe(string name) => string.Equals(name, scope.Actor.Name, StringComparison.OrdinalIgnoreCase);

    private static string InWords(ModelStage stage) => stage switch
    {
        ModelStage.Candidate => "a candidate",
        ModelStage.Submitted => "waiting for a decision",
        ModelStage.ChangesAsked => "returned with changes asked for",
        ModelStage.Refused => "refused",
        ModelStage.Approved => "approved",
        ModelStage.Retired => "retired",
    };
}
