using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Exploration;

public sealed class RealDataTests(ITestOutputHelper output)
{
    /// <summary>Golden values from plain Python 3 over bank-full.csv (45,211 rows), by the textbook formulas on all words of a column.</summary>
    [DataSetFact]
    public async Task Figures_of_bank_full_are_those_of_the_textbook_formulas()
    {
        using ExplorerWork work = new();
        DataSet set = await work.Files.Import(new FileSource(DataSets.PathOf("bank_marketing/bank-full.csv.gz"), "bank-full.csv.gz"));
        await work.Files.Confirm(set, column => column with { PersonalData = PersonalDataClass.None });
        ExploreQuestion question = new($"set-{set.Id}") { Target = "y" };

        ExploreOverview overview = (await work.Explorer.OverviewAsync(question, null, default)).Value;
        ColumnRelations relations = (await work.Explorer.RelationsAsync(question, [], null, default)).Value;

        Is(overview, "poutcome", 0.514609116654664, 0.029364063729985464, 0.3115595878598643, 0.0006423615102200283);
        Is(overview, "housing", 0.1886814832733676, 0.009642917759845826, 0.13909475210971572, 0.0002141205034066761);
        Is(overview, "contact", 0.30039610325129745, 0.013604719287532588, 0.15121086009936358, 0.0004282410068133522);
        Is(overview, "job", 0.15569729373605942, 0.008142665290976469, 0.13509442287956416, 0.002355325537473437);
        Is(overview, "month", 0.43613112806815163, 0.024229513850306708, 0.2597720189041719, 0.002355325537473437);
        IsPair(relations, "age", "balance", 0.09778273937134364, 0.09638030477198599);
        IsPair(relations, "duration", "campaign", -0.08456950273003372, -0.10796162729195827);
        IsPair(relations, "pdays", "previous", 0.4548196354805041, 0.9856446382444941);
        Assert.Equal(0.5009472401978349, relations.Pairs.Single(pair => pair is { Left: "age", Right: "job" }).Strength, 1e-9);
        Assert.Equal("duration", overview.Columns.Where(column => column.Association?.Value is not null).MaxBy(column => column.Association!.Value!.Value)!.Column.Name);
        foreach (ColumnProfile column in overview.Columns.Where(column => column.Association is not null))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{column.Column.Name}: IV {column.Association!.Value!.Value:0.0000} (chance {column.Association.Value.ByChance:0.0000}), MI {column.Association.Information:0.0000}"));
        }
    }

    private static void Is(ExploreOverview overview, string column, double value, double information, double cramersV, double chance)
    {
        Association found = overview.Columns.Single(profile => profile.Column.Name == column).Association!;
        Assert.Equal((value, information, cramersV, chance), (found.Value!.Value, found.Information, found.CramersV, found.Value.ByChance), new Close());
    }

    private static void IsPair(ColumnRelations relations, string left, string right, double pearson, double spearman)
    {
        RelatedPair pair = relations.Pairs.Single(pair => pair.Left == left && pair.Right == right);
        Assert.Equal(pearson, pair.Pearson!.Value, 1e-9);
        Assert.Equal(spearman, pair.Strength, 1e-9);
    }

    private sealed class Close : IEqualityComparer<(double, double, double, double)>
    {
        public bool Equals((double, double, double, double) a, (double, double, double, double) b) =>
            new[] { a.Item1 - b.Item1, a.Item2 - b.Item2, a.Item3 - b.Item3, a.Item4 - b.Item4 }.All(gap => Math.Abs(gap) < 1e-9);

        public int GetHashCode((double, double, double, double) four) => 0;
    }
}
