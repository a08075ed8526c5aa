using CsCheck;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Tests.Engine.Contracts;

/// <summary>Random contracts, with all that a contract can hold.</summary>
internal static class SomeContracts
{
    private static readonly string[] Texts =
    [
        "plain", "two words", "yes", "null", "12", "1.0", "2026-01-01", "a: b", "# no comment", "- dash", "'quoted'", "\"double\"", "line\nbreak", "tab\there",
        "ünïcödé", " leading", "trailing ", "~", "{x}", "[y]", "*star", "&and", "!bang", "%p", "@at", "`tick", "true", "0x1F", "1e3", "a#b", "a:b", "…", "back\\slash",
    ];

    public static Gen<string> Text { get; } = Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]);

    private static readonly Gen<string?> Maybe = Gen.Select(Gen.Bool, Text, (some, text) => some ? text : null);

    private static readonly Gen<ContractColumn> Column =
        from name in Gen.Int[0, 6].Select(i => $"column {i}")
        from type in Gen.Enum<ColumnType>()
        from texts in Text.Array[4]
        from maybe in Maybe.Array[6]
        from personal in Gen.Enum<PersonalDataClass>()
        from use in Gen.Enum<AllowedUse>()
        from known in Gen.Int[0, 3]
        from flags in Gen.Bool.Array[8]
        from numbers in Gen.Int[0, 40].Array[4]
        select new ContractColumn(name, type, texts[0], flags[7] ? PersonalDataClass.Sensitive : personal, use, known == 3 ? null : (KnownAt)known)
        {
            PersonalDataOpen = flags[7],
            Title = maybe[0],
            IsRequired = flags[0],
            IsUnique = flags[1],
            IsCritical = flags[2],
            PrimaryKeyPosition = flags[3] ? numbers[0] + 1 : null,
            References = flags[4] ? "other.id" : null,
            Classification = maybe[1] is { } own && !Enum.TryParse<PersonalDataClass>(own, true, out _) ? own : null,
            Format = type == ColumnType.Boolean ? null : type == ColumnType.Integer ? flags[5] ? "i64" : null : type == ColumnType.Number ? flags[5] ? "f64" : null : maybe[2],
            Pattern = type == ColumnType.Text ? maybe[3] : null,
            MinLength = type == ColumnType.Text && flags[6] ? numbers[1] : null,
            MaxLength = type == ColumnType.Text && flags[5] ? numbers[2] : null,
            Minimum = Bound(type, flags[4], numbers[1]),
            MinimumIsExclusive = Bound(type, flags[4], numbers[1]) is not null && flags[0],
            Maximum = Bound(type, flags[3], numbers[2]),
            MaximumIsExclusive = Bound(type, flags[3], numbers[2]) is not null && flags[1],
            AllowedValues = flags[2] ? [.. texts.Take(3).Distinct(StringComparer.Ordinal)] : [],
            Examples = flags[1] ? [texts[3]] : [],
            Unit = maybe[4],
            Tags = flags[0] ? [texts[2]] : [],
        };

    private static readonly Gen<QualityRule> Rule =
        from check in Gen.Enum<QualityCheck>()
        from low in Gen.Int[0, 50]
        from sides in Gen.Int[0, 2]
        from severity in Gen.Enum<ChangeSeverity>()
        from words in Gen.Select(Gen.Bool, Text, (some, text) => some ? text : string.Empty)
        select check == QualityCheck.Condition
            ? new QualityRule(check, null, null, null) { Condition = $"a > {low} or b = '{words.Replace("'", string.Empty, StringComparison.Ordinal)}'", Severity = severity, Description = words }
            : new QualityRule(check, check == QualityCheck.RowCount ? null : "column 1", sides == 0 ? null : low / 4.0, sides == 1 ? null : (low + 10) / 4.0)
            {
                Severity = severity,
                Description = words,
            };

    private static readonly Gen<ContractDetail> Detail =
        from texts in Text.Array[5]
        from some in Gen.Bool.Array[8]
        from number in Gen.Int[1, 500]
        from rules in Rule.Array[0, 4]
        from teams in Gen.Enum<ContractTeam>().Array[0, 3]
        from related in Column.Array[0, 3]
        select new ContractDetail
        {
            Purpose = some[0] ? texts[0] : string.Empty,
            Limitations = some[1] ? texts[1] : string.Empty,
            Usage = some[2] ? texts[2] : string.Empty,
            Domain = some[3] ? texts[3] : string.Empty,
            Owners = [.. teams.Select((team, i) => new ContractOwner(team, texts[i], some[i] ? texts[4] : null))],
            Quality = rules,
            Service = new ServiceLevel
            {
                DeliveredBy = some[4] ? new TimeOnly(number % 24, number % 60) : null,
                FreshnessHours = some[5] ? number / 2.0 : null,
                RetentionDays = some[6] ? number : null,
                LatencyMinutes = some[7] ? number / 4.0 : null,
            },
            Success = [.. teams.Select((_, i) => new SuccessCriterion(texts[i], some[i], number / 8.0, some[i + 1] ? texts[i + 1] : null, new DateOnly(2026, 1, 1).AddDays(number)))],
            Tags = some[0] ? [texts[0]] : [],
            Related = some[6] ? [new ContractTable("other table", some[7] ? "view" : null, Distinct(related))] : [],
        };

    public static Gen<ContractDraft> Drafts { get; } =
        from name in Text
        from columns in Column.Array[1, 5]
        from detail in Detail
        select new ContractDraft(name, Distinct(columns), detail);

    private static string? Bound(ColumnType type, bool some, int number) => !some ? null : type switch
    {
        ColumnType.Integer => $"{number}",
        ColumnType.Number => FormattableString.Invariant($"{number / 4.0}"),
        ColumnType.Date => $"2026-01-{(number % 28) + 1:00}",
        ColumnType.Timestamp => $"2026-01-{(number % 28) + 1:00}T00:00:00",
        _ => null,
    };

    private static ContractColumn[] Distinct(IEnumerable<ContractColumn> columns) => [.. columns.DistinctBy(column => column.Name, StringComparer.Ordinal)];
}
