namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>The levels a field is compared by, from what it holds.</summary>
internal static class LevelChoice
{
    private static readonly ComparisonLevel Same = new("same", LevelTest.Same);

    public static IReadOnlyList<ComparisonLevel> For(FieldRole role) => role switch
    {
        FieldRole.FirstName =>
            [Same, new("short form of the same name", LevelTest.SameDerived), Like("very similar", 0.92), Like("similar", 0.8)],
        FieldRole.LastName => [Same, Like("very similar", 0.92), Like("similar", 0.8)],
        FieldRole.FullName => [Same, Like("very similar", 0.95), Like("similar", 0.88), new("half of the words", LevelTest.Words, 0.33)],
        FieldRole.BirthDate =>
            [Same, new("one slip", LevelTest.Edits, 1), new("two slips", LevelTest.Edits, 2), new("within a year", LevelTest.Days, 366)],
        FieldRole.Email =>
            [Same, new("same before the @", LevelTest.SameDerived), Like("very similar", 0.95), new("similar before the @", LevelTest.DerivedJaroWinkler, 0.88)],
        FieldRole.Phone => [Same, new("one slip", LevelTest.Edits, 1), new("two slips", LevelTest.Edits, 2)],
        FieldRole.HashedEmail or FieldRole.HashedPhone or FieldRole.HashedKey => [Same],
        FieldRole.Street => [Same, Like("very similar", 0.95), Like("similar", 0.85)],
        FieldRole.Postcode => [Same, new("one slip", LevelTest.Edits, 1), new("same first three", LevelTest.Prefix, 3)],
        FieldRole.City => [Same, Like("very similar", 0.9), Like("similar", 0.8)],
        FieldRole.Code => [Same, new("one slip", LevelTest.Edits, 1)],
        FieldRole.Category => [Same],
        FieldRole.Number => [Same, new("within 1 %", LevelTest.WithinShare, 0.01), new("within 10 %", LevelTest.WithinShare, 0.1)],
        FieldRole.Text => [Same, Like("very similar", 0.92), new("half of the words", LevelTest.Words, 0.5)],
        FieldRole.NameOrder => [new("same order", LevelTest.Same)],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>Whether agreement on a rare value says more: names and places, whose frequencies differ widely.</summary>
    public static bool UsesFrequency(FieldRole role) => role is FieldRole.FirstName or FieldRole.LastName or FieldRole.FullName or FieldRole.City;

    /// <summary>Whether only a hash is known: values are the same or not, and nothing between.</summary>
    public static bool IsHashed(FieldRole role) => role is FieldRole.HashedEmail or FieldRole.HashedPhone or FieldRole.HashedKey;

    private static ComparisonLevel Like(string label, double similarity) => new(label, LevelTest.JaroWinkler, similarity);
}
