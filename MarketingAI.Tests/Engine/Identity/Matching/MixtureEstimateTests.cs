using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Tests.Engine.Identity.Matching;

/// <summary>Golden values: splink (MIT) tests at e22dacd, known_params_comparison_vectors and test_m_train/test_u_train, as marketing-science.md C4 prints them.</summary>
public sealed class MixtureEstimateTests
{
    private static readonly double[][] M = [[0.7, 0.3], [0.9, 0.1], [0.95, 0.05]];
    private static readonly double[][] U = [[0.1, 0.9], [0.025, 0.975], [0.2, 0.8]];

    [Fact]
    public void Probabilities_of_patterns_are_those_of_the_reference()
    {
        MixtureParameters known = new(0.5, M, U);

        Assert.Equal(0.0021321961620469083, known.Probability([2, 2, 2]), 12);
        Assert.Equal(0.4285714285714287, known.Probability([2, 1, 2]), 12);
        Assert.Equal(0.9991652754590986, known.Probability([1, 1, 1]), 12);
    }

    [Fact]
    public void Known_parameters_are_recovered_from_their_patterns()
    {
        PatternCounts patterns = Patterns(4000, 0.5, M, U);
        double[][] guessM = [[0.8, 0.2], [0.8, 0.2], [0.8, 0.2]];
        double[][] guessU = [[0.2, 0.8], [0.2, 0.8], [0.2, 0.8]];

        MixtureParameters learnt = MixtureEstimate.Learn(
            patterns, new MixtureParameters(0.3, guessM, guessU), new MixtureFreedom(U: true) { MostSteps = 20_000, Tolerance = 1e-10 });

        Assert.Equal(0.5, learnt.Lambda, 0.005);
        Assert.Equal(0.7, learnt.M[0][0], 0.01);
        Assert.Equal(0.1, learnt.U[0][0], 0.01);
        Assert.Equal(0.025, learnt.U[1][0], 0.01);
    }

    [Fact]
    public void Each_step_raises_the_likelihood()
    {
        PatternCounts patterns = Patterns(4000, 0.3, M, U);
        MixtureParameters present = new(0.5, [[0.6, 0.4], [0.6, 0.4], [0.6, 0.4]], [[0.3, 0.7], [0.3, 0.7], [0.3, 0.7]]);
        double before = double.NegativeInfinity;
        for (int step = 0; step < 30; step++)
        {
            double now = LogLikelihood(patterns, present);
            Assert.True(now >= before - 1e-9, $"Step {step}: {before} fell to {now}.");
            (before, present) = (now, MixtureEstimate.Step(patterns, present, new MixtureFreedom(U: true)));
        }
    }

    [Fact]
    public void A_missing_value_says_nothing()
    {
        MixtureParameters known = new(0.5, M, U);

        Assert.Equal(0.5, known.Probability([0, 0, 0]), 12);
        Assert.Equal(0.875, known.Probability([1, 0, 0]), 12);
    }

    [Fact]
    public void Without_a_match_the_share_of_matches_goes_to_nothing()
    {
        PatternCounts patterns = Patterns(100_000, 0, M, U);

        MixtureParameters learnt = MixtureEstimate.Learn(
            patterns, new MixtureParameters(0.1, M, U), new MixtureFreedom(M: false) { MostSteps = 5000, Tolerance = 1e-9 });

        Assert.True(learnt.Lambda < 1e-4, $"λ is {learnt.Lambda}.");
    }

    [Theory]
    [InlineData(40, 1.25)]
    [InlineData(8, 6.25)]
    [InlineData(2, 25)]
    public void The_frequency_of_a_value_takes_the_place_of_u(int count, double factor)
    {
        double evidence = TermFrequency.Evidence(0.2, count / 50.0, 0, 1);

        // Unadjusted the factor is m / u = 5.
        Assert.Equal(factor, 5 * Math.Pow(2, evidence), 9);
    }

    [Fact]
    public void A_least_frequency_and_a_weight_damp_rare_values()
    {
        Assert.Equal(10, 5 * Math.Pow(2, TermFrequency.Evidence(0.2, 2 / 50.0, 0.1, 1)), 9);
        Assert.Equal(5 * Math.Sqrt(5), 5 * Math.Pow(2, TermFrequency.Evidence(0.2, 2 / 50.0, 0, 0.5)), 9);
    }

    [Fact]
    public void The_pair_479_and_481_weighs_what_the_reference_says()
    {
        // Prior .3; first name exact 7 times its frequency's 4.27; birth date 9; city and e-mail against, a ninth each.
        double weight = Math.Log2(0.3 / 0.7) + Math.Log2(7.0) + Math.Log2(4.272592890212634) + Math.Log2(9) - (2 * Math.Log2(9));
        MixtureParameters model = new(0.3, [[0.7, 0.3], [0.9, 0.1], [0.9, 0.1], [0.9, 0.1]], [[0.1, 0.9], [0.1, 0.9], [0.1, 0.9], [0.1, 0.9]]);

        double found = Math.Log2(0.3 / 0.7) + model.Evidence([1, 1, 2, 2]) + Math.Log2(4.272592890212634);

        Assert.Equal(0.5101493570766487, weight, 9);
        Assert.Equal(weight, found, 9);
        Assert.Equal(0.5874923778509089, 1 / (1 + Math.Pow(2, -found)), 9);
    }

    private static double LogLikelihood(PatternCounts patterns, MixtureParameters p)
    {
        double sum = 0;
        for (int i = 0; i < patterns.Counts.Length; i++)
        {
            (double match, double other) = (p.Lambda, 1 - p.Lambda);
            for (int field = 0; field < 3; field++)
            {
                match *= p.M[field][patterns.Levels[i][field] - 1];
                other *= p.U[field][patterns.Levels[i][field] - 1];
            }

            sum += patterns.Counts[i] * Math.Log(match + other);
        }

        return sum;
    }

    private static PatternCounts Patterns(double total, double lambda, double[][] m, double[][] u)
    {
        List<int[]> levels = [];
        List<double> counts = [];
        for (int i = 0; i < 8; i++)
        {
            int[] pattern = [1 + (i & 1), 1 + ((i >> 1) & 1), 1 + ((i >> 2) & 1)];
            double match = lambda;
            double other = 1 - lambda;
            for (int field = 0; field < 3; field++)
            {
                match *= m[field][pattern[field] - 1];
                other *= u[field][pattern[field] - 1];
            }

            levels.Add(pattern);
            counts.Add(total * (match + other));
        }

        return new PatternCounts(levels, [.. counts]);
    }
}
