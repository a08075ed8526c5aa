using CsCheck;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class OneToOneTests
{
    private static readonly Gen<ScoredPair[]> Pairs = Gen.Select(Gen.Int[0, 4], Gen.Int[10, 14], Gen.Int[-20, 60])
        .Select(edge => new ScoredPair(edge.Item1, edge.Item2, 0, 0, edge.Item3 / 4f)).Array[0, 14]
        .Select(edges => edges.DistinctBy(edge => (edge.Left, edge.Right)).OrderByDescending(edge => edge.Weight).ToArray());

    [Fact]
    public void The_best_choice_is_not_the_heaviest_first()
    {
        ScoredPair[] pairs = [new(0, 5, 0, 0, 9), new(0, 6, 0, 0, 8), new(1, 5, 0, 0, 7), new(1, 6, 0, 0, 2)];

        Assert.Equal([(0, 6), (1, 5)], OneToOne.Best(pairs).Select(pair => (pair.Left, pair.Right)));
    }

    [Fact]
    public void The_total_is_that_of_trying_everything() => Pairs.Sample(pairs =>
    {
        IReadOnlyList<ScoredPair> best = OneToOne.Best(pairs);
        float floor = pairs.Length == 0 ? 0 : Math.Min(0, pairs.Min(pair => pair.Weight) - 1e-6f);

        Assert.Equal(best.Count, best.Select(pair => pair.Left).Distinct().Count());
        Assert.Equal(best.Count, best.Select(pair => pair.Right).Distinct().Count());
        Assert.Equal(Highest(pairs, 0, [], floor), best.Sum(pair => (double)(pair.Weight - floor)), 3);
    });

    [Fact]
    public void Nothing_to_choose_from_gives_nothing() => Assert.Empty(OneToOne.Best([]));

    [Fact]
    public void Within_one_set_no_record_has_two_partners()
    {
        ScoredPair[] pairs = [new(0, 1, 0, 0, 9), new(1, 2, 0, 0, 8), new(2, 3, 0, 0, 7)];

        Assert.Equal([(0, 1), (2, 3)], OneToOne.Greedy(pairs).Select(pair => (pair.Left, pair.Right)));
    }

    [Fact]
    public void A_large_component_is_solved_quickly()
    {
        List<ScoredPair> pairs = [];
        for (int left = 0; left < 600; left++)
        {
            for (int step = 0; step < 5; step++)
            {
                pairs.Add(new ScoredPair(left, 10_000 + ((left + (step * 7)) % 600), 0, 0, 5 + (left * 31 % 17) + step));
            }
        }

        IReadOnlyList<ScoredPair> best = OneToOne.Best([.. pairs.OrderByDescending(pair => pair.Weight)]);

        Assert.Equal(600, best.Count);
    }

    private static double Highest(ScoredPair[] pairs, int at, HashSet<int> taken, float floor)
    {
        if (at == pairs.Length)
        {
            return 0;
        }

        double without = Highest(pairs, at + 1, taken, floor);
        if (taken.Contains(pairs[at].Left) || taken.Contains(pairs[at].Right))
        {
            return without;
        }

        HashSet<int> more = [.. taken, pairs[at].Left, pairs[at].Right];
        return Math.Max(without, pairs[at].Weight - floor + Highest(pairs, at + 1, more, floor));
    }
}
