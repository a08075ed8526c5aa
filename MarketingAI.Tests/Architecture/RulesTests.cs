namespace MarketingAI.Tests.Architecture;

public sealed class RulesTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Arrow>, IEnumerable<string>>> All = new(StringComparer.Ordinal)
    {
        [nameof(Rules.Imports)] = Rules.Imports,
        [nameof(Rules.PrivateParts)] = Rules.PrivateParts,
        [nameof(Rules.PureAlgorithms)] = Rules.PureAlgorithms,
        [nameof(Rules.DatabasesInStorage)] = Rules.DatabasesInStorage,
        [nameof(Rules.ConnectionsInData)] = Rules.ConnectionsInData,
        [nameof(Rules.MachineLearning)] = Rules.MachineLearning,
        [nameof(Rules.HangfireAtTheEdge)] = Rules.HangfireAtTheEdge,
        [nameof(Rules.EngineWithoutWeb)] = Rules.EngineWithoutWeb,
        [nameof(Rules.PagesApart)] = Rules.PagesApart,
        [nameof(Rules.ComponentsKnowKernelOnly)] = Rules.ComponentsKnowKernelOnly,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_product_keeps_every_rule(string rule)
    {
        string[] breaches = [.. All[rule](Arrow.Product)];

        Assert.True(breaches.Length == 0, string.Join(Environment.NewLine, breaches.Take(40)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_finds_its_planted_breach(string rule) => Assert.NotEmpty(All[rule](Arrow.Planted));

    [Fact]
    public void The_arrows_are_those_of_the_product()
    {
        Assert.True(Arrow.Product.Count > 500, $"Only {Arrow.Product.Count} arrows were read.");
        Assert.Contains(new Arrow("MarketingAI.Engine.Data.SqliteStore", "MarketingAI.Engine.Kernel.WorkScope"), Arrow.Product);
    }

    [Fact]
    public void The_map_has_no_circle()
    {
        HashSet<string> placed = [.. ModuleMap.Foundation.Keys];
        int before;
        do
        {
            before = placed.Count;
            placed.UnionWith(ModuleMap.Modules.Where(entry => entry.Value.All(placed.Contains)).Select(entry => entry.Key));
        }
        while (placed.Count > before);

        Assert.Equal(ModuleMap.Foundation.Count + ModuleMap.Modules.Count, placed.Count);
    }
}
