namespace MarketingAI.Engine.Contracts;

/// <summary>What a data set's columns are, mean and may be used for; one version, with what the teams agreed around it.</summary>
/// <param name="ConfirmedBy">Who wrote this version as it stands.</param>
/// <param name="ConfirmedAt">When it was last written.</param>
public sealed record DataContract(
    Guid Id,
    Guid DataSetId,
    string Name,
    int Version,
    IReadOnlyList<ContractColumn> Columns,
    string ConfirmedBy,
    DateTimeOffset ConfirmedAt)
{
    public ContractState State { get; init; } = ContractState.Confirmed;

    /// <summary>Counts the changes of a draft; signatures belong to one revision and fall with it.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Purpose, owners, quality, service level and success criteria.</summary>
    public ContractDetail Detail { get; init; } = new();

    /// <summary>Why a breaking version was put to sign-off all the same; null where it breaks nothing.</summary>
    public BreakingAcknowledgement? Acknowledged { get; init; }

    /// <summary>Whether data work goes by this version.</summary>
    public bool IsInForce => State is ContractState.Active or ContractState.Confirmed;

    /// <summary>Whether it can still be changed.</summary>
    public bool IsOpen => State is ContractState.Draft or ContractState.Waiting;
}

/// <summary>Where a version stands in its life.</summary>
public enum ContractState
{
    /// <summary>Being written; binds nobody.</summary>
    Draft,

    /// <summary>Finished, and waiting for the signatures of the three teams.</summary>
    Waiting,

    /// <summary>Signed by all three teams and in force.</summary>
    Active,

    /// <summary>In force on one person's word, given when the data came in; not signed.</summary>
    Confirmed,

    /// <summary>A later version took its place.</summary>
    Superseded,

    /// <summary>Taken out of force; nothing took its place.</summary>
    Retired,
}

/// <summary>That the author of a breaking version knew it, and why it comes all the same.</summary>
public sealed record BreakingAcknowledgement(string By, DateTimeOffset At, string Reason);

/// <summary>When a column's value is known, relative to the decision that a model will take part in.</summary>
public enum KnownAt
{
    Before,
    At,
    After,
}

public enum PersonalDataClass
{
    /// <summary>Says nothing about a person by itself.</summary>
    None,

    /// <summary>Points at a person under another name, such as a customer number.</summary>
    Pseudonymous,

    /// <summary>Names a person: name, e-mail, phone, address.</summary>
    Identifying,

    /// <summary>Of a special category or protected: health, religion, ethnicity, age where it is protected.</summary>
    Sensitive,
}

/// <summary>What a column may be used for.</summary>
public enum AllowedUse
{
    Anything,
    ReportingOnly,
    Nothing,
}
