using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Numerics;

public sealed class SeededRandomTests
{
    /// <remarks>First outputs of Vigna's splitmix64.c started with x = 0.</remarks>
    [Fact]
    public void Draws_the_published_numbers_of_SplitMix64()
    {
        SeededRandom random = new(0);

        Assert.Equal(0xE220A8397B1DCDAFUL, random.NextBits());
        Assert.Equal(0x6E789E6AA1B965F4UL, random.NextBits());
        Assert.Equal(0x06C45D188009454FUL, random.NextBits());
    }

    [Fact]
    public void Whole_numbers_below_a_bound_come_equally_often()
    {
        SeededRandom random = new(7);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            counts[random.NextBelow(6)]++;
        }

        // each count has a standard deviation of 91: five of them
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 456, 10_000 + 456));
    }

    [Fact]
    public void Normal_draws_have_mean_zero_and_variance_one()
    {
        SeededRandom random = new(11);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];

        Assert.InRange(draws.Average(), -0.016, 0.016);
        Assert.InRange(draws.Average(draw => draw * draw), 0.977, 1.023);
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 1000)];
        new SeededRandom(3).Shuffle<int>(items);

        Assert.NotEqual(Enumerable.Range(0, 1000), items);
        Assert.Equal(Enumerable.Range(0, 1000), items.Order());
    }

    [Fact]
    public void Derived_seeds_differ_by_seed_and_by_part()
    {
        int[] seeds = [.. from seed in Enumerable.Range(0, 100) from part in Enumerable.Range(-50, 100) select SeededRandom.Derive(seed, part)];

        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }
}
