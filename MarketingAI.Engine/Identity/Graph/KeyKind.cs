namespace MarketingAI.Engine.Identity.Graph;

/// <summary>Kinds of keys by which a person is known.</summary>
public enum KeyKind
{
    /// <summary>Cookie or device id.</summary>
    AnonymousId,

    /// <summary>Log-in or account.</summary>
    UserId,

    /// <summary>Hashed e-mail address.</summary>
    EmailSha256,

    /// <summary>Hashed telephone number.</summary>
    PhoneSha256,

    /// <summary>A row of a register, by data set and record id.</summary>
    Record,
}

/// <summary>What an edge rests on.</summary>
public enum EvidenceKind
{
    /// <summary>A person decided.</summary>
    ByHand,

    /// <summary>Both keys stood in one event or one row.</summary>
    Deterministic,

    /// <summary>A match of records that was accepted.</summary>
    Probabilistic,
}

/// <summary>What became of an edge.</summary>
public enum EdgeState
{
    /// <summary>Its keys are of one person.</summary>
    Joins,

    /// <summary>One of its keys was seen with several log-ins: a shared device joins nobody.</summary>
    SharedKey,

    /// <summary>One of its keys has so many neighbours that it belongs to no person: a public device, a placeholder address.</summary>
    PublicKey,

    /// <summary>It would have put two log-ins into one person.</summary>
    TwoLogins,

    /// <summary>It would have given one person two dates of birth.</summary>
    TwoBirthDates,

    /// <summary>A person decided that its ends are not one.</summary>
    DecidedApart,
}

/// <summary>Bounds of the conflict rules.</summary>
public sealed record GraphOptions
{
    /// <summary>A key with more neighbours of other kinds than this is public and joins nobody. Default 20.</summary>
    public int MostNeighbours { get; init; } = 20;

    /// <summary>Accepted matches below this probability are not used. Default 0.9.</summary>
    public double LeastProbability { get; init; } = 0.9;

    /// <summary>Reads everything anew instead of only what is new; the result is the same. Default false.</summary>
    public bool ReadsAll { get; init; }

    /// <summary>Activity on a shared device belongs to whoever logged in on it at most so many hours before. Default 12.</summary>
    public int LoginHours { get; init; } = 12;
}
