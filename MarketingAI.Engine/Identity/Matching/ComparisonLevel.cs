namespace MarketingAI.Engine.Identity.Matching;

/// <summary>One step of agreement of a field. The first level that a pair meets counts; pairs that meet none are "all others".</summary>
/// <param name="Label">In plain words, such as "same" or "one slip".</param>
/// <param name="Parameter">Threshold of the test; what it means depends on the test.</param>
public sealed record ComparisonLevel(string Label, LevelTest Test, double Parameter = 0);

/// <summary>How two normalised values are compared.</summary>
public enum LevelTest
{
    /// <summary>Letter for letter.</summary>
    Same,

    /// <summary>The derived values agree: full form of a short first name, part of an e-mail before the @.</summary>
    SameDerived,

    /// <summary>Jaro-Winkler similarity of at least the parameter, in [0, 1].</summary>
    JaroWinkler,

    /// <summary>Jaro-Winkler similarity of the derived values of at least the parameter.</summary>
    DerivedJaroWinkler,

    /// <summary>At most so many letters wrong, left out, added or exchanged with a neighbour.</summary>
    Edits,

    /// <summary>Dates at most so many days apart.</summary>
    Days,

    /// <summary>Numbers that differ by at most this share of the larger one.</summary>
    WithinShare,

    /// <summary>Shared words over all words of the two (Jaccard) of at least the parameter.</summary>
    Words,

    /// <summary>The first so many letters agree.</summary>
    Prefix,
}
