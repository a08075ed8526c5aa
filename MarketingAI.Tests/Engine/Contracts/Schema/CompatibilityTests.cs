using CsCheck;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Contracts.Schema.Algorithms;

namespace MarketingAI.Tests.Engine.Contracts.Schema;

/// <summary>Confluent's rules, worked by hand from their wording: who reads what, and which fields may come and go.</summary>
public sealed class CompatibilityTests
{
    private static readonly FactField Id = new("id", FactType.Text, "Id.");
    private static readonly FactField Note = new("note", FactType.Text, "Note.") { IsOptional = true };
    private static readonly FactField Count = new("count", FactType.Integer, "Count.");

    private static readonly Gen<FactField[]> AnySchema =
        from names in Gen.Int[0, 3].Select(i => "abcd".Substring(i, 1)).Array[1, 4]
        from types in Gen.Enum<FactType>().Array[4]
        from optional in Gen.Bool.Array[4]
        from filled in Gen.Bool.Array[4]
        select names.Distinct(StringComparer.Ordinal)
            .Select((name, i) => new FactField(name, types[i], "x") { IsOptional = optional[i], Default = filled[i] ? "0" : null }).ToArray();

    /// <summary>Change, then whether backward and forward allow it; full allows what both allow.</summary>
    public static TheoryData<string, bool, bool> Table => new()
    {
        { "add an optional field", true, true },
        { "add a field with a default", true, true },
        { "add a required field", false, true },
        { "delete an optional field", true, true },
        { "delete a required field", true, false },
        { "widen a number", true, false },
        { "narrow a number", false, true },
        { "change a type", false, false },
        { "make a field optional", true, false },
        { "make a field required", false, true },
        { "make a field required with a default", true, true },
        { "rename without mapping", false, false },
        { "rename with mapping", true, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_change_is_allowed_by_the_modes_that_Confluent_lists(string change, bool backward, bool forward)
    {
        (FactField[] before, FactField[] after) = Case(change);

        Assert.Equal(backward, Allows(after, before, CompatibilityMode.Backward));
        Assert.Equal(forward, Allows(after, before, CompatibilityMode.Forward));
        Assert.Equal(backward && forward, Allows(after, before, CompatibilityMode.Full));
        Assert.True(Allows(after, before, CompatibilityMode.None));
    }

    [Fact]
    public void Numbers_widen_from_whole_to_floating_and_never_back()
    {
        FactType[] order = [FactType.Integer, FactType.BigInteger, FactType.Real, FactType.Number];
        foreach (FactType from in Enum.GetValues<FactType>())
        {
            foreach (FactType to in Enum.GetValues<FactType>())
            {
                bool wider = order.Contains(from) && order.Contains(to) && Array.IndexOf(order, from) < Array.IndexOf(order, to);
                Assert.Equal(from == to || wider, Compatibility.Widens(from, to));
            }
        }
    }

    [Fact]
    public void A_transitive_mode_looks_at_every_version_and_a_plain_one_at_the_last()
    {
        FactField[] first = [Id];
        FactField[] second = [Id, Count];
        FactField[] third = [Id, Count with { Name = "count" }];
        (int, IReadOnlyList<FactField>)[] earlier = [(2, second), (1, first)];

        Assert.Empty(Compatibility.Check(third, earlier, CompatibilityMode.Backward));
        SchemaConflict conflict = Assert.Single(Compatibility.Check(third, earlier, CompatibilityMode.BackwardTransitive));
        Assert.Equal((1, "count", true), (conflict.AgainstVersion, conflict.Field, conflict.NewReadsOld));
        Assert.Equal("Rows of version 1 cannot be read: 'count' is not written there, and is neither optional nor has a default.", conflict.Sentence);
    }

    [Fact]
    public void Every_schema_fits_itself_in_every_mode() => AnySchema.Sample(schema =>
        Enum.GetValues<CompatibilityMode>().All(mode => Allows(schema, schema, mode)));

    [Fact]
    public void Backward_is_forward_seen_from_the_other_side() => Gen.Select(AnySchema, AnySchema).Sample((a, b) =>
        Allows(a, b, CompatibilityMode.Backward) == Allows(b, a, CompatibilityMode.Forward)
        && Allows(a, b, CompatibilityMode.Full) == (Allows(a, b, CompatibilityMode.Backward) && Allows(a, b, CompatibilityMode.Forward)));

    [Fact]
    public void What_all_versions_allow_the_last_one_allows() => Gen.Select(AnySchema, AnySchema, AnySchema).Sample((a, b, c) =>
        new[] { (CompatibilityMode.Backward, CompatibilityMode.BackwardTransitive), (CompatibilityMode.Forward, CompatibilityMode.ForwardTransitive), (CompatibilityMode.Full, CompatibilityMode.FullTransitive) }
            .All(pair => Compatibility.Check(c, [(2, b), (1, a)], pair.Item2).Count > 0 || Compatibility.Check(c, [(2, b), (1, a)], pair.Item1).Count == 0));

    private static bool Allows(FactField[] candidate, FactField[] before, CompatibilityMode mode) =>
        Compatibility.Check(candidate, [(1, before)], mode).Count == 0;

    private static (FactField[] Before, FactField[] After) Case(string change) => change switch
    {
        "add an optional field" => ([Id], [Id, Note]),
        "add a field with a default" => ([Id], [Id, Count with { Default = "0" }]),
        "add a required field" => ([Id], [Id, Count]),
        "delete an optional field" => ([Id, Note], [Id]),
        "delete a required field" => ([Id, Count], [Id]),
        "widen a number" => ([Count], [Count with { Type = FactType.BigInteger }]),
        "narrow a number" => ([Count with { Type = FactType.Number }], [Count]),
        "change a type" => ([Count], [Count with { Type = FactType.Text }]),
        "make a field optional" => ([Count], [Count with { IsOptional = true }]),
        "make a field required" => ([Count with { IsOptional = true }], [Count]),
        "make a field required with a default" => ([Count with { IsOptional = true }], [Count with { Default = "0" }]),
        "rename without mapping" => ([Id, Count], [Id, Count with { Name = "number" }]),
        "rename with mapping" => ([Id, Count], [Id, Count with { Name = "number", FormerNames = ["count"] }]),
        _ => throw new ArgumentException($"No case '{change}'.", nameof(change)),
    };
}
