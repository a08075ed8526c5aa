using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>The front door of a contract's life: drafts, review, the three signatures, retirement, and who follows it.</summary>
public interface IContractSignOff
{
    /// <summary>One standing for each data set of the business unit that has a contract.</summary>
    Task<IReadOnlyList<ContractStanding>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Everything about one data set's contract, or null where it has none.</summary>
    Task<ContractStanding?> FindAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>Begins a next version with the content of the version in force; gives back the open one where there is one.</summary>
    Task<Outcome<DataContract>> DraftAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>Begins a next version with this content; refused while another is open.</summary>
    Task<Outcome<DataContract>> DraftAsync(Guid dataSetId, ContractDraft content, CancellationToken cancellationToken);

    /// <summary>Changes an open version. Signatures on what it was before fall, and it is a draft again.</summary>
    Task<Outcome<DataContract>> SaveAsync(Guid contractId, ContractDraft content, CancellationToken cancellationToken);

    /// <summary>What this content would change against the version in force and whom it would reach; nothing is kept.</summary>
    Task<Outcome<ContractReview>> PreviewAsync(Guid dataSetId, ContractDraft content, CancellationToken cancellationToken);

    /// <summary>Throws an open version away.</summary>
    Task<Outcome<DataContract>> DiscardAsync(Guid contractId, string reason, CancellationToken cancellationToken);

    /// <summary>What stands between a draft and its sign-off; empty where nothing does.</summary>
    IReadOnlyList<ContractFault> Gaps(ContractDraft content);

    /// <summary>Puts a draft to the three teams.</summary>
    /// <param name="acknowledgement">Why it comes although it breaks something; needed only where it does.</param>
    Task<Outcome<DataContract>> SubmitAsync(Guid contractId, string? acknowledgement, CancellationToken cancellationToken);

    /// <summary>Signs for a team. The third team's signature puts the version in force.</summary>
    Task<Outcome<DataContract>> SignAsync(Guid contractId, ContractTeam team, string? words, CancellationToken cancellationToken);

    /// <summary>Objects for a team, with a reason; it stands until the same person signs or the contract is changed.</summary>
    Task<Outcome<DataContract>> ObjectAsync(Guid contractId, ContractTeam team, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the version in force out of force.</summary>
    Task<Outcome<DataContract>> RetireAsync(Guid contractId, string reason, CancellationToken cancellationToken);

    /// <summary>Two versions side by side, and what the second would break.</summary>
    Task<Outcome<ContractReview>> ReviewAsync(Guid dataSetId, int from, int to, CancellationToken cancellationToken);

    /// <summary>Teams the present actor may sign for.</summary>
    IReadOnlyList<ContractTeam> TeamsOfActor();

    /// <summary>Tells the present actor of every step from now on, or no longer.</summary>
    Task FollowAsync(Guid dataSetId, bool follow, CancellationToken cancellationToken);
}

/// <summary>A team's word on a version.</summary>
/// <param name="IsSigned">True: signed. False: objected.</param>
/// <param name="Words">The reason of an objection; for a signature a remark or null.</param>
public sealed record SignOffWord(ContractTeam Team, bool IsSigned, string By, DateTimeOffset At, string? Words);

/// <summary>Where a data set's contract stands.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Words">The teams' words on the open version, or where none is open on the one in force.</param>
/// <param name="Followers">Accounts that are told of every step.</param>
public sealed record ContractStanding(
    Guid DataSetId, IReadOnlyList<DataContract> Versions, IReadOnlyList<SignOffWord> Words, IReadOnlyList<string> Followers)
{
    /// <summary>The version that data work goes by; null where there is none.</summary>
    public DataContract? InForce => Versions.FirstOrDefault(version => version.IsInForce);

    /// <summary>The version being written or waiting; null where there is none.</summary>
    public DataContract? Open => Versions.FirstOrDefault(version => version.IsOpen);

    /// <summary>The one to look at first.</summary>
    public DataContract Present => Open ?? InForce ?? Versions[0];

    /// <summary>Teams whose signature the open version waits for.</summary>
    public IReadOnlyList<ContractTeam> WaitsFor => Open is not { State: ContractState.Waiting }
        ? []
        : [.. Enum.GetValues<ContractTeam>().Where(team => !Words.Any(word => word.Team == team && word.IsSigned))];
}

/// <summary>Two versions side by side, and whom the difference reaches.</summary>
public sealed record ContractReview(DataContract From, DataContract To, ContractComparison Comparison, IReadOnlyList<AffectedUse> Affected);

/// <summary>Something that depends on what changes.</summary>
/// <param name="Because">The changes that reach it: errors and warnings only.</param>
public sealed record AffectedUse(ContractUse Use, IReadOnlyList<ContractChange> Because);
