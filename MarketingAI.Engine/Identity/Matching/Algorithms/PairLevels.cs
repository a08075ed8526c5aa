using System.Globalization;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Which level of agreement two records show in each field.</summary>
internal static class PairLevels
{
    /// <summary>From this Jaro-Winkler similarity on, crossed names are taken for exchanged ones.</summary>
    public const double CrossedFrom = 0.9;

    /// <summary>Level of a field: 0 missing, then the listed levels from 1, then all others.</summary>
    public static int Of(IReadOnlyList<ComparisonLevel> levels, NormalValue left, NormalValue right)
    {
        if (left.Value is null || right.Value is null)
        {
            return 0;
        }

        for (int i = 0; i < levels.Count; i++)
        {
            if (Meets(levels[i], left, right))
            {
                return i + 1;
            }
        }

        return levels.Count + 1;
    }

    /// <summary>Whether first and last name stand in exchanged order.</summary>
    public static bool NamesAreCrossed(NormalValue leftFirst, NormalValue leftLast, NormalValue rightFirst, NormalValue rightLast)
    {
        bool straight = IsSame(leftFirst.Value, rightFirst.Value) || IsSame(leftLast.Value, rightLast.Value);
        return !straight
            && (IsLike(leftFirst.Value, rightLast.Value) ?? true)
            && (IsLike(leftLast.Value, rightFirst.Value) ?? true)
            && (IsLike(leftFirst.Value, rightLast.Value) ?? IsLike(leftLast.Value, rightFirst.Value)) is true;
    }

    private static bool Meets(ComparisonLevel level, NormalValue left, NormalValue right) => level.Test switch
    {
        LevelTest.Same => IsSame(left.Value, right.Value),
        LevelTest.SameDerived => IsSame(left.Derived, right.Derived),
        LevelTest.JaroWinkler => JaroWinkler.AtLeast(left.Value!, right.Value!, level.Parameter),
        LevelTest.DerivedJaroWinkler => left.Derived is not null && right.Derived is not null
            && JaroWinkler.AtLeast(left.Derived, right.Derived, level.Parameter),
        LevelTest.Edits => Edits.AtMost(left.Value!, right.Value!, (int)level.Parameter),
        LevelTest.Days => Math.Abs(Day(left.Value!) - Day(right.Value!)) <= level.Parameter,
        LevelTest.WithinShare => Within(Number(left.Value!), Number(right.Value!), level.Parameter),
        LevelTest.Words => Jaccard(left.Value!, right.Value!) >= level.Parameter,
        LevelTest.Prefix => string.Equals(Cut(left.Value!, (int)level.Parameter), Cut(right.Value!, (int)level.Parameter), StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level.Test, "No such test."),
    };

    private static bool IsSame(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);

    private static bool? IsLike(string? left, string? right) =>
        left is null || right is null ? null : JaroWinkler.AtLeast(left, right, CrossedFrom);

    private static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool Within(double left, double right, double share) =>
        Math.Abs(left - right) <= share * Math.Max(Math.Abs(left), Math.Abs(right));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static double Jaccard(string left, string right)
    {
        HashSet<string> words = left.Split(' ').ToHashSet(StringComparer.Ordinal);
        HashSet<string> others = right.Split(' ').ToHashSet(StringComparer.Ordinal);
        int shared = words.Count(others.Contains);
        return (double)shared / (words.Count + others.Count - shared);
    }
}
