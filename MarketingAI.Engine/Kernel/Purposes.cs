namespace MarketingAI.Engine.Kernel;

/// <summary>What data are read for. An entry point states a purpose for its work; a piece of work that needs another states it where it opens its session.</summary>
public static class Purposes
{
    /// <summary>Looking, counting, charting: what pages and the API do unless they say otherwise.</summary>
    public const string Analysis = "analysis";

    /// <summary>Learning a model from columns that its contract allows.</summary>
    public const string Training = "training";

    /// <summary>Deciding which records belong to one person.</summary>
    public const string IdentityResolution = "identity-resolution";

    /// <summary>Handing hashed keys to a partner so that a person can be reached.</summary>
    public const string Activation = "activation";

    /// <summary>Mending what came in broken, or helping one person.</summary>
    public const string Support = "support";

    /// <summary>Finding and erasing what is held of a person on that person's request.</summary>
    public const string SubjectRequest = "subject-request";

    /// <summary>Comparing how groups of persons are treated.</summary>
    public const string Fairness = "fairness";

    /// <summary>Taking data in: counts, fingerprints and guesses of meaning over what just arrived; no value leaves.</summary>
    public const string Ingestion = "ingestion";

    /// <summary>Reading whole records in order to mask them field by field; the reader sees the result only.</summary>
    public const string Masking = "masking";

    /// <summary>A person's own files on the command line.</summary>
    public const string OwnFiles = "own-files";

    /// <summary>Purposes that are clear by their nature and no matter of policy: what they read does not reach a person unmasked.</summary>
    public static bool IsInner(string purpose) => purpose is Ingestion or Masking or OwnFiles;

    public static IReadOnlyList<string> All { get; } =
        [Analysis, Training, IdentityResolution, Activation, Support, SubjectRequest, Fairness, Ingestion, Masking, OwnFiles];
}
