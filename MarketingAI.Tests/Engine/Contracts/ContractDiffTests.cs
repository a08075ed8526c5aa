using CsCheck;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Algorithms;
using static MarketingAI.Engine.Contracts.ChangeSeverity;

namespace MarketingAI.Tests.Engine.Contracts;

/// <summary>
/// The rules of datacontract-cli v0.10.41 (breaking_rules.py) as the reference lists them, and where ours are sharper: the direction of a
/// bound, a required column that comes, each allowed value by itself, a class of personal data in whichever direction, the time of knowing.
/// </summary>
public sealed class ContractDiffTests
{
    private static readonly ContractColumn Plain = new("price", ColumnType.Number, "Price.", PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before);

    private static readonly ContractDetail Detail = new()
    {
        Purpose = "Campaigns",
        Limitations = "None",
        Usage = "Train",
        Tags = ["a"],
        Owners = [new ContractOwner(ContractTeam.Marketing, "mia", "mia@example.org")],
        Quality = [new QualityRule(QualityCheck.RowCount, null, 100, null)],
        Related = [new ContractTable("shops", "table", [Plain])],
    };

    public static TheoryData<string, string, ChangeSeverity> Rules => new()
    {
        // As the tool has them: removed, added, changed.
        { "table removed", "table.removed", Error },
        { "table added", "table.added", Information },
        { "table kind", "table.kind.changed", Error },
        { "column removed", "column.removed", Error },
        { "column added", "column.added", Information },
        { "column of another table removed", "column.removed", Error },
        { "type", "column.type.changed", Error },
        { "format added", "column.format.added", Warning },
        { "format changed", "column.format.changed", Error },
        { "format removed", "column.format.removed", Warning },
        { "required", "column.required.changed", Error },
        { "required no more", "column.required.changed", Error },
        { "unique", "column.unique.changed", Error },
        { "unique no more", "column.unique.changed", Error },
        { "primary key", "column.primary-key.changed", Warning },
        { "references", "column.references.changed", Warning },
        { "classification added", "column.classification.added", Warning },
        { "classification changed", "column.classification.changed", Error },
        { "classification removed", "column.classification.removed", Error },
        { "personal data added", "column.personal-data.added", Warning },
        { "personal data removed", "column.personal-data.removed", Error },
        { "pattern changed", "column.pattern.changed", Error },
        { "pattern removed", "column.pattern.removed", Error },
        { "pattern added", "column.pattern.added", Warning },
        { "min length added", "column.min-length.added", Warning },
        { "min length removed", "column.min-length.removed", Warning },
        { "minimum added", "column.minimum.added", Warning },
        { "minimum removed", "column.minimum.removed", Warning },
        { "maximum added", "column.maximum.added", Warning },
        { "maximum removed", "column.maximum.removed", Warning },
        { "values added", "column.values.added", Warning },
        { "values removed", "column.values.removed", Information },
        { "meaning", "column.meaning.changed", Information },
        { "title", "column.title.changed", Information },
        { "tags", "column.tags.changed", Information },
        { "examples", "column.examples.changed", Information },
        { "name", "contract.name.changed", Information },
        { "purpose", "contract.purpose.changed", Information },
        { "contact", "contract.contact.changed", Information },
        { "limitations", "contract.terms.changed", Information },
        { "usage", "contract.terms.changed", Information },
        { "quality added", "contract.quality.added", Information },
        { "quality changed", "contract.quality.changed", Warning },
        { "quality removed", "contract.quality.removed", Warning },

        // Sharper than the tool.
        { "required column added", "column.required.added", Error },
        { "personal data raised", "column.personal-data.changed", Error },
        { "personal data lowered", "column.personal-data.changed", Error },
        { "known at", "column.known-at.changed", Error },
        { "min length up", "column.min-length.narrowed", Error },
        { "min length down", "column.min-length.widened", Warning },
        { "max length down", "column.max-length.narrowed", Error },
        { "max length up", "column.max-length.widened", Warning },
        { "minimum up", "column.minimum.narrowed", Error },
        { "minimum down", "column.minimum.widened", Warning },
        { "minimum exclusive", "column.minimum.narrowed", Error },
        { "minimum inclusive", "column.minimum.widened", Warning },
        { "minimum rewritten", "column.minimum.rewritten", Information },
        { "maximum down", "column.maximum.narrowed", Error },
        { "maximum up", "column.maximum.widened", Warning },
        { "maximum exclusive", "column.maximum.narrowed", Error },
        { "date bound up", "column.minimum.narrowed", Error },
        { "bounds apart", "column.minimum.changed", Error },
        { "value removed", "column.value.removed", Error },
        { "value added", "column.value.added", Warning },
        { "use narrowed", "column.use.narrowed", Error },
        { "use widened", "column.use.widened", Information },
        { "unit", "column.unit.changed", Error },
        { "success", "contract.success.added", Information },
        { "service", "contract.service.added", Information },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_gives_its_one_change_with_its_weight(string change, string rule, ChangeSeverity severity)
    {
        (ContractDraft before, ContractDraft after) = Case(change);

        ContractChange found = Assert.Single(ContractDiff.Between(before, after).Changes);

        Assert.Equal((rule, severity), (found.Rule, found.Severity));
        Assert.NotEmpty(found.Reason);
        Assert.Equal(severity == Error, ContractDiff.Between(before, after).IsBreaking);
    }

    [Fact]
    public void A_change_names_its_place_and_both_sides()
    {
        ContractChange change = Assert.Single(ContractDiff.Between(Of(Plain with { Maximum = "100" }), Of(Plain with { Maximum = "80" })).Changes);

        Assert.Equal(("price: largest", "price", "100", "80"), (change.Path, change.Column, change.Before, change.After));
        Assert.Equal("Narrower: data that kept the contract until now is refused.", change.Reason);
    }

    [Fact]
    public void The_gravest_change_stands_first()
    {
        ContractComparison comparison = ContractDiff.Between(
            Of(Plain, Plain with { Name = "b" }), new ContractDraft("Other", [Plain with { Format = "x" }], Detail));

        Assert.Equal([Error, Warning, Information], comparison.Changes.Select(change => change.Severity));
    }

    [Fact]
    public void A_contract_does_not_differ_from_itself() => SomeContracts.Drafts.Sample(draft => ContractDiff.Between(draft, draft).Changes.Count == 0);

    [Fact]
    public void What_came_one_way_went_the_other() => Gen.Select(SomeContracts.Drafts, SomeContracts.Drafts).Sample((a, b) =>
        ContractDiff.Between(a, b).Changes.Count(change => change.Rule is "column.removed")
            == ContractDiff.Between(b, a).Changes.Count(change => change.Rule is "column.added" or "column.required.added")
        && ContractDiff.Between(a, b).Changes.Count(change => change.Rule.EndsWith(".narrowed", StringComparison.Ordinal))
            == ContractDiff.Between(b, a).Changes.Count(change => change.Rule.EndsWith(".widened", StringComparison.Ordinal)));

    private static (ContractDraft Before, ContractDraft After) Case(string change) => change switch
    {
        "table removed" => (Of(Plain), With(Detail with { Related = [] })),
        "table added" => (With(Detail with { Related = [] }), Of(Plain)),
        "table kind" => (Of(Plain), With(Detail with { Related = [new ContractTable("shops", "view", [Plain])] })),
        "column of another table removed" => (Of(Plain), With(Detail with { Related = [new ContractTable("shops", "table", [])] })),
        "name" => (Of(Plain), new ContractDraft("Other", [Plain], Detail)),
        "purpose" => (Of(Plain), With(Detail with { Purpose = "Else" })),
        "contact" => (Of(Plain), With(Detail with { Owners = [new ContractOwner(ContractTeam.Marketing, "max")] })),
        "limitations" => (Of(Plain), With(Detail with { Limitations = "Else" })),
        "usage" => (Of(Plain), With(Detail with { Usage = "Else" })),
        "quality added" => (Of(Plain), With(Detail with { Quality = [.. Detail.Quality, new QualityRule(QualityCheck.MissingShare, "price", null, 0.1)] })),
        "quality changed" => (Of(Plain), With(Detail with { Quality = [new QualityRule(QualityCheck.RowCount, null, 50, null)] })),
        "quality removed" => (Of(Plain), With(Detail with { Quality = [] })),
        "success" => (Of(Plain), With(Detail with { Success = [new SuccessCriterion("Lift", true, 2, "points", new DateOnly(2026, 6, 30))] })),
        "service" => (Of(Plain), With(Detail with { Service = new ServiceLevel { FreshnessHours = 24 } })),
        "column removed" => (Of(Plain, Plain with { Name = "b" }), Of(Plain)),
        "column added" => (Of(Plain), Of(Plain, Plain with { Name = "b" })),
        "required column added" => (Of(Plain), Of(Plain, Plain with { Name = "b", IsRequired = true })),
        _ => Columns(change) is var (before, after) ? (Of(before), Of(after)) : default,
    };

    private static (ContractColumn Before, ContractColumn After) Columns(string change) => change switch
    {
        "type" => (Plain, Plain with { Type = ColumnType.Text }),
        "format added" => (Plain, Plain with { Format = "f64" }),
        "format changed" => (Plain with { Format = "f32" }, Plain with { Format = "f64" }),
        "format removed" => (Plain with { Format = "f32" }, Plain),
        "required" => (Plain, Plain with { IsRequired = true }),
        "required no more" => (Plain with { IsRequired = true }, Plain),
        "unique" => (Plain, Plain with { IsUnique = true }),
        "unique no more" => (Plain with { IsUnique = true }, Plain),
        "primary key" => (Plain, Plain with { PrimaryKeyPosition = 1 }),
        "references" => (Plain, Plain with { References = "shops.price" }),
        "classification added" => (Plain, Plain with { Classification = "restricted" }),
        "classification changed" => (Plain with { Classification = "public" }, Plain with { Classification = "restricted" }),
        "classification removed" => (Plain with { Classification = "public" }, Plain),
        "personal data added" => (Plain with { PersonalDataOpen = true }, Plain),
        "personal data removed" => (Plain, Plain with { PersonalDataOpen = true }),
        "personal data raised" => (Plain, Plain with { PersonalData = PersonalDataClass.Identifying }),
        "personal data lowered" => (Plain with { PersonalData = PersonalDataClass.Sensitive }, Plain),
        "known at" => (Plain, Plain with { KnownAt = KnownAt.After }),
        "use narrowed" => (Plain, Plain with { Use = AllowedUse.ReportingOnly }),
        "use widened" => (Plain with { Use = AllowedUse.Nothing }, Plain),
        "unit" => (Plain with { Unit = "EUR" }, Plain with { Unit = "cent" }),
        "meaning" => (Plain, Plain with { Meaning = "Price paid." }),
        "title" => (Plain, Plain with { Title = "Price" }),
        "tags" => (Plain, Plain with { Tags = ["money"] }),
        "examples" => (Plain, Plain with { Examples = ["9.95"] }),
        _ => Bounds(change),
    };

    private static (ContractColumn Before, ContractColumn After) Bounds(string change) => change switch
    {
        "pattern added" => (Plain, Plain with { Pattern = "a" }),
        "pattern changed" => (Plain with { Pattern = "a" }, Plain with { Pattern = "b" }),
        "pattern removed" => (Plain with { Pattern = "a" }, Plain),
        "min length added" => (Plain, Plain with { MinLength = 2 }),
        "min length removed" => (Plain with { MinLength = 2 }, Plain),
        "min length up" => (Plain with { MinLength = 2 }, Plain with { MinLength = 3 }),
        "min length down" => (Plain with { MinLength = 3 }, Plain with { MinLength = 2 }),
        "max length down" => (Plain with { MaxLength = 3 }, Plain with { MaxLength = 2 }),
        "max length up" => (Plain with { MaxLength = 9 }, Plain with { MaxLength = 10 }),
        "minimum added" => (Plain, Plain with { Minimum = "0" }),
        "minimum removed" => (Plain with { Minimum = "0" }, Plain),
        "minimum up" => (Plain with { Minimum = "9" }, Plain with { Minimum = "10" }),
        "minimum down" => (Plain with { Minimum = "10" }, Plain with { Minimum = "9" }),
        "minimum exclusive" => (Plain with { Minimum = "0" }, Plain with { Minimum = "0", MinimumIsExclusive = true }),
        "minimum inclusive" => (Plain with { Minimum = "0", MinimumIsExclusive = true }, Plain with { Minimum = "0" }),
        "minimum rewritten" => (Plain with { Minimum = "0" }, Plain with { Minimum = "0.0" }),
        "maximum added" => (Plain, Plain with { Maximum = "5" }),
        "maximum removed" => (Plain with { Maximum = "5" }, Plain),
        "maximum down" => (Plain with { Maximum = "100" }, Plain with { Maximum = "80" }),
        "maximum up" => (Plain with { Maximum = "80" }, Plain with { Maximum = "100" }),
        "maximum exclusive" => (Plain with { Maximum = "80" }, Plain with { Maximum = "80", MaximumIsExclusive = true }),
        "date bound up" => (Plain with { Minimum = "2025-12-31" }, Plain with { Minimum = "2026-01-01" }),
        "bounds apart" => (Plain with { Minimum = "soon" }, Plain with { Minimum = "10" }),
        "values added" => (Plain, Plain with { AllowedValues = ["1", "2"] }),
        "values removed" => (Plain with { AllowedValues = ["1", "2"] }, Plain),
        "value removed" => (Plain with { AllowedValues = ["1", "2"] }, Plain with { AllowedValues = ["1"] }),
        "value added" => (Plain with { AllowedValues = ["1"] }, Plain with { AllowedValues = ["2", "1"] }),
        _ => throw new ArgumentException($"No case '{change}'.", nameof(change)),
    };

    private static ContractDraft Of(params ContractColumn[] columns) => new("Orders", columns, Detail);

    private static ContractDraft With(ContractDetail detail) => new("Orders", [Plain], detail);
}
