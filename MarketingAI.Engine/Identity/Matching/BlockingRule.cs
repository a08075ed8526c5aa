namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Only pairs that agree on every part of at least one rule are compared.</summary>
/// <param name="Name">In words, such as "last name by sound and birth date".</param>
public sealed record BlockingRule(string Name, IReadOnlyList<KeyPart> Parts);

/// <param name="Field">Name of a field.</param>
public sealed record KeyPart(string Field, KeyForm Form, int Length = 0);

/// <summary>What of a value goes into a block's key.</summary>
public enum KeyForm
{
    Value,

    /// <summary>Full form of a short name, part of an e-mail before the @.</summary>
    Derived,

    /// <summary>How it sounds.</summary>
    Sound,

    /// <summary>The first letters.</summary>
    Prefix,

    /// <summary>The year of a date.</summary>
    Year,

    /// <summary>First and last name, whichever stands first.</summary>
    NamesInEitherOrder,
}

/// <summary>What a rule yields.</summary>
/// <param name="Blocks">Keys that two records or more share.</param>
/// <param name="Pairs">Pairs that the rule proposes.</param>
/// <param name="Added">Of these, pairs that no earlier rule had proposed.</param>
/// <param name="LargestBlock">Records under the most frequent key.</param>
/// <param name="SkippedBlocks">Blocks that were larger than <paramref name="BlockLimit"/> and are not compared by this rule.</param>
/// <param name="SkippedPairs">Pairs in them.</param>
public sealed record BlockingCount(
    string Rule, long Blocks, long Pairs, long Added, long LargestBlock, long SkippedBlocks, long SkippedPairs, long BlockLimit);
