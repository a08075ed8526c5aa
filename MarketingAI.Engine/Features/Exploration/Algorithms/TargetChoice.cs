namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Which of two classes is the positive one.</summary>
internal static class TargetChoice
{
    private static readonly string[] Positive = ["1", "true", "yes", "y", "t", "ja", "oui", "si"];
    private static readonly string[] Negative = ["0", "-1", "false", "no", "n", "f", "nein", "non"];

    /// <summary>The word that says yes against one that says no, else the rarer class; as training does.</summary>
    public static int PositiveOf(IReadOnlyList<(string Level, long Rows)> two)
    {
        bool[] yes = [.. two.Select(level => Positive.Contains(level.Level.ToLowerInvariant(), StringComparer.Ordinal))];
        bool[] no = [.. two.Select(level => Negative.Contains(level.Level.ToLowerInvariant(), StringComparer.Ordinal))];
        return (yes[0] && no[1], yes[1] && no[0]) switch
        {
            (true, _) => 0,
            (_, true) => 1,
            _ => two[0].Rows < two[1].Rows ? 0 : 1,
        };
    }
}
