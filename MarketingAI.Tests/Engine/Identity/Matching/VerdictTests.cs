using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class VerdictTests
{
    [Fact]
    public void Precision_and_recall_are_those_worked_by_hand()
    {
        // 100 sure pairs of which 10 were all same; 100 doubtful ones, half of 20 same; 800 others, none of 20. The model counts as two verdicts where it doubts, as twenty where it is sure.
        List<BandCount> bands = [.. VerdictBands.From.Select(_ => new BandCount(0, 0, 0, 0))];
        bands[0] = new BandCount(800, 8, 0, 20);
        bands[3] = new BandCount(100, 50, 10, 10);
        bands[7] = new BandCount(100, 100, 10, 0);

        IReadOnlyList<VerdictPoint> curve = VerdictBands.Curve(bands, 1).Value;

        double sure = 10 + (90 * ((20 * 0.9999) + 10) / 30);
        double doubtful = 10 + (80 * 0.5);
        double others = 780 * (20 * 0.01) / 40;
        Assert.Equal([0.98, 0.9, 0.75, 0.5, 0.25, 0.1, 0.02, 0], curve.Select(point => point.Threshold));
        Assert.Equal(sure / 100, curve[0].Precision.Estimate, 9);
        Assert.Equal((sure + doubtful) / 200, curve[4].Precision.Estimate, 9);
        Assert.Equal((sure + doubtful) / (sure + doubtful + others), curve[4].Recall.Estimate, 9);
        Assert.Equal(1, curve[^1].Recall.Estimate, 9);
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(18, 4)]
    [InlineData(4, 40)]
    public void Too_few_verdicts_are_refused_with_what_there_is(long same, long different)
    {
        TooFewVerdicts refusal = Assert.IsType<TooFewVerdicts>(VerdictBands.Curve([new BandCount(100, 50, same, different)], 1).Refusal);

        Assert.Contains($"judged {same} pairs as the same and {different}", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_cover_the_true_precision_where_the_model_is_wrong()
    {
        int covered = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            SeededRandom random = new(seed);
            // The model says 30 %; in truth it is 55 %.
            bool[] truth = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble() < 0.55)];
            bool[] seen = truth[..60];
            BandCount[] bands = [new(2000, 600, seen.Count(same => same), seen.Count(same => !same))];

            Interval precision = VerdictBands.Curve(bands, seed).Value[0].Precision;

            double real = truth.Count(same => same) / 2000.0;
            covered += real >= precision.Low && real <= precision.High ? 1 : 0;
        }

        // 95 % of 40 is 38; fewer than 33 comes up once in some 100 honest suites.
        Assert.True(covered >= 33, $"Covered {covered} of 40.");
    }

    [Fact]
    public void Verdicts_bring_wrong_chances_nearer_to_the_truth()
    {
        (double[] trueM, double[] wrongM, double[] u) = ([0.9, 0.8, 0.5], [0.6, 0.8, 0.9], [0.05, 0.02, 0.1]);
        MatchModel wrong = Model(0.02, wrongM, u);
        List<MatchPair> pairs = Pairs(wrong, trueM, u, matches: 2000, others: 30_000, judged: 400);

        MatchModel learnt = VerdictLearning.Learn(wrong, pairs);

        for (int field = 0; field < 3; field++)
        {
            double before = Math.Abs(wrongM[field] - trueM[field]);
            double after = Math.Abs(learnt.Fields[field].Levels[0].M - trueM[field]);
            Assert.True(after <= Math.Max(0.1, 0.5 * before), $"Field {field}: {learnt.Fields[field].Levels[0].M:0.000}, true {trueM[field]}, before {wrongM[field]}.");
            Assert.Equal(1, learnt.Fields[field].Levels.Sum(level => level.M), 9);
        }
    }

    [Fact]
    public void Gamma_draws_have_their_mean_and_variance()
    {
        SeededRandom random = new(4);
        foreach (double shape in (double[])[0.3, 1, 7.5])
        {
            double[] draws = [.. Enumerable.Range(0, 40_000).Select(_ => GammaDraw.Of(shape, random))];
            double mean = draws.Average();

            Assert.Equal(shape, mean, 5 * Math.Sqrt(shape / 40_000));
            Assert.InRange(draws.Sum(draw => (draw - mean) * (draw - mean)) / 40_000, 0.9 * shape, 1.1 * shape);
        }
    }

    private static MatchModel Model(double lambda, double[] m, double[] u) => new(lambda,
    [
        .. m.Select((share, i) => new FieldModel(MatchField.Of(FieldRole.Category, $"f{i}", $"f{i}", $"f{i}"),
            [new LevelModel("same", share, u[i], 0, 1), new LevelModel("all others", 1 - share, 1 - u[i], 0, 1)]) { Behind = 100 }),
    ]);

    private static List<MatchPair> Pairs(MatchModel model, double[] m, double[] u, int matches, int others, int judged)
    {
        SeededRandom random = new(11);
        PatternWeights weights = new(model);
        PatternCode code = new([2, 2, 2]);
        List<MatchPair> pairs = [];
        for (int i = 0; i < matches + others; i++)
        {
            bool same = i < matches;
            int[] levels = [.. m.Select((share, field) => random.NextDouble() < (same ? share : u[field]) ? 1 : 2)];
            double weight = weights.Of(levels);
            double probability = 1 / (1 + Math.Pow(2, -weight));
            bool isJudged = random.NextDouble() < (double)judged / matches && probability is > 0.02 and < 0.98;
            pairs.Add(new MatchPair(
                "s", $"l{i}", "s", $"r{i}", weight, probability, same ? PairDecision.Accepted : PairDecision.Rejected, isJudged ? "ann" : "model", code.Encode(levels), 0));
        }

        return pairs;
    }
}
