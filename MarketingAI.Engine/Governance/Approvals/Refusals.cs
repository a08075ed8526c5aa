using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Governance.Approvals;

public sealed record RoleNeeded(string Role, string Act) : Refusal($"Only an account with the role {Role} may {Act}.");

public sealed record NoSuchModel(Guid ModelVersionId) : Refusal($"There is no model version {ModelVersionId} in this business unit.");

public sealed record NoSuchRequest(Guid RequestId) : Refusal($"There is no approval request {RequestId} in this business unit.");

public sealed record PurposeTooShort(int Found, int Needed) : Refusal(
    $"Say in at least {Needed} letters what the model is to be used for; found {Found}. The approval covers this use and no other.");

public sealed record ReasonTooShort(int Found, int Needed) : Refusal(
    $"A decision needs a reason of at least {Needed} letters; found {Found}.");

public sealed record NotToBeSubmitted(string Model, string Stage) : Refusal(
    $"{Model} cannot be submitted: it is {Stage}. Only a candidate, or a model for which changes were asked, can be handed in.");

public sealed record DecidedAlready(string Model, string State, string? By) : Refusal(
    $"{Model} does not wait for a decision: it is {State}{(By is null ? "" : $" by {By}")}.");

public sealed record OwnModel(string Model, string Actor) : Refusal(
    $"{Actor} trained or submitted {Model}, and nobody decides on a model of their own. Ask another reviewer.");

public sealed record NotApproved(string Model, string State) : Refusal(
    $"{Model} is {State}. Only an approved model may be deployed: submit it, and let a compliance reviewer decide.");

public sealed record ChangedSinceApproval(string Model) : Refusal(
    $"The model file of {Model} is not the one that was approved. Submit the version that is there now.");
