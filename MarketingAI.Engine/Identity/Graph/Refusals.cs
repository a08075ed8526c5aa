using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>There is nothing that ties keys to persons.</summary>
public sealed record NothingToResolve()
    : Refusal("There are no events and no data set with keys of persons. Load events, or upload a data set whose contract names customer numbers or e-mail addresses.");

public sealed record PersonNotFound(Guid Id) : Refusal($"There is no person {Id} in this business unit.");

public sealed record SamePerson() : Refusal("Both are the same person already.");

public sealed record SplitTakesPart(int Chosen, int Keys) : Refusal($"A split takes some keys and leaves some; {Chosen} of {Keys} were chosen.");

public sealed record GraphReasonMissing() : Refusal("A change of who is who needs a reason of 5 to 500 characters; the audit trail keeps it.");

public sealed record ChangeNotFound(Guid Id) : Refusal($"There is no change {Id}, or it was undone before.");

/// <summary>Later changes moved the same keys.</summary>
public sealed record LaterChangeFirst(Guid Later)
    : Refusal($"A later change moved some of the same keys. Undo that one first: {Later}.");

public sealed record GraphNotYours(string Actor)
    : Refusal($"Merging, splitting and undoing is for data scientists, compliance reviewers and administrators; '{Actor}' is none.");
