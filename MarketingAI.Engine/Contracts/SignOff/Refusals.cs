using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>There is no such contract version in the business unit.</summary>
public sealed record NoSuchContract(Guid Id) : Refusal($"There is no contract version {Id} in this business unit.");

/// <summary>A data set without the version asked for.</summary>
public sealed record NoSuchContractVersion(Guid DataSetId, int Version) : Refusal($"The contract of this data set has no version {Version}.");

/// <summary>A draft that could not even be read again.</summary>
public sealed record DraftUnfit(IReadOnlyList<ContractFault> Faults) : Refusal(string.Join(" ", Faults.Select(fault => fault.Sentence)));

/// <summary>Nothing to begin a next version with.</summary>
public sealed record NoContractYet(Guid DataSetId) : Refusal("This data set has no contract yet. Confirm one first: say what each column means and when it is known.");

/// <summary>The version is not at a point of its life where this can be done.</summary>
public sealed record ContractNotAt(string Name, int Version, ContractState State, string Act)
    : Refusal($"{Name} version {Version} cannot be {Act}: it is at '{ContractNames.Of(State)}'.");

/// <summary>Another version is being written or waits.</summary>
public sealed record ContractOpenAlready(string Name, int Version)
    : Refusal($"Version {Version} of {Name} is still open. Finish it or throw it away before another begins.");

/// <summary>Someone else changed the version at the same moment.</summary>
public sealed record ContractMovedMeanwhile(string Name, int Version)
    : Refusal($"{Name} version {Version} was changed by someone else in the meantime. Look at it again.");

/// <summary>A breaking version needs its author's word that this is meant.</summary>
public sealed record BreakingNotAcknowledged(ContractReview Review) : Refusal(Words(Review))
{
    private static string Words(ContractReview review)
    {
        int errors = review.Comparison.Changes.Count(change => change.Severity == ChangeSeverity.Error);
        string broken = review.Affected.Count == 0 ? "Nothing that is registered depends on it." : $"It reaches: {string.Join(" ", review.Affected.Select(affected => affected.Use))}";
        return $"Version {review.To.Version} breaks version {review.From.Version}: {errors} breaking {(errors == 1 ? "change" : "changes")}. {broken} Say why it must come all the same, and it can be put to sign-off.";
    }
}

/// <summary>The actor does not belong to the team.</summary>
public sealed record NotOfTheTeam(string Actor, ContractTeam Team) : Refusal($"{Actor} cannot speak for {ContractNames.Of(Team)}: {Needed(Team)}.")
{
    private static string Needed(ContractTeam team) => team switch
    {
        ContractTeam.Marketing => "it takes the role Marketer or ChannelLead",
        ContractTeam.DataScience => "it takes the role DataScientist",
        ContractTeam.Finance => "it takes the role Finance",
    };
}

/// <summary>One person speaks for one team only.</summary>
public sealed record SpokeForAnotherTeam(string Actor, ContractTeam Before)
    : Refusal($"{Actor} has spoken for {ContractNames.Of(Before)} on this version. Nobody signs for two teams; someone else has to.");

/// <summary>The team has given its word.</summary>
public sealed record TeamHasSpoken(ContractTeam Team, string By, bool IsSigned)
    : Refusal($"{By} has {(IsSigned ? "signed" : "objected")} for {ContractNames.Of(Team)}. {(IsSigned ? "A change of the contract would void it." : "Only the same person or a change of the contract takes the objection back.")}");

/// <summary>An act that is kept needs a reason in words.</summary>
public sealed record ReasonMissing(string Act) : Refusal($"Say in a few words why you {Act}; the reason is kept. Found none.");

/// <summary>A signed contract is not changed by one person's word.</summary>
public sealed record ContractIsSigned(string Name, int Version)
    : Refusal($"{Name} version {Version} is signed by all three teams. Begin a next version and put it to sign-off; one person's confirmation does not replace it.");
