using MarketingAI.Engine.Features.Stability;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Features.Stability;

public sealed class ReweightedPerformanceTests
{
    [Fact]
    public void A_shift_costs_what_the_outcomes_later_show()
    {
        Rows reference = Rows.Drawn(20_000, shift: 0, seed: 1);
        Rows today = Rows.Drawn(20_000, shift: 0.8, seed: 2);

        ReweightedFigures found = ReweightedPerformance.Of(reference.Columns, today.Columns, reference.Model, reference.Labels, new ReweightedOptions()).Value;

        double trueAuc = AreaUnderCurve.Of(today.Model, today.Labels).Value;
        double trueLoss = ProbabilityScores.LogLoss(today.Model, today.Labels).Value;
        Assert.True(found.ReferenceAuc - trueAuc > 0.03, $"The shift costs only {found.ReferenceAuc - trueAuc}.");
        Assert.InRange(found.ReweightedAuc, trueAuc - 0.015, trueAuc + 0.015);
        Assert.InRange(found.ReweightedLogLoss, trueLoss - 0.03, trueLoss + 0.03);
        Assert.InRange(found.TellingApart, 0.65, 0.8);
    }

    [Fact]
    public void Without_a_shift_the_figures_stay()
    {
        Rows reference = Rows.Drawn(10_000, shift: 0, seed: 3);
        Rows today = Rows.Drawn(5000, shift: 0, seed: 4);

        ReweightedFigures found = ReweightedPerformance.Of(reference.Columns, today.Columns, reference.Model, reference.Labels, new ReweightedOptions()).Value;

        Assert.InRange(found.ReweightedAuc - found.ReferenceAuc, -0.005, 0.005);
        Assert.InRange(found.TellingApart, 0.48, 0.52);
        Assert.True(found.EffectiveRows > 9000);
    }

    [Fact]
    public void Rows_without_a_common_ground_are_refused()
    {
        Rows reference = Rows.Drawn(4000, shift: 0, seed: 5);
        Rows today = Rows.Drawn(4000, shift: 6, seed: 6);

        Refusal? refused = ReweightedPerformance.Of(reference.Columns, today.Columns, reference.Model, reference.Labels, new ReweightedOptions()).Refusal;

        Assert.IsType<TooUnlikeReference>(refused);
    }

    /// <summary>The label follows the first column well where the second is small and hardly where it is large; the model knows the first only.</summary>
    private sealed record Rows(double[][] Columns, double[] Model, bool[] Labels)
    {
        public static Rows Drawn(int rows, double shift, int seed)
        {
            SeededRandom random = new(seed);
            double[][] columns = [new double[rows], new double[rows], new double[rows]];
            double[] model = new double[rows];
            bool[] labels = new bool[rows];
            for (int row = 0; row < rows; row++)
            {
                (columns[0][row], columns[1][row]) = (random.NextNormal(), random.NextNormal() + shift);
                columns[2][row] = random.NextDouble() < 0.2 ? double.NaN : random.NextNormal();
                labels[row] = random.NextDouble() < Logistic.Sigmoid(2 * columns[0][row] / (1 + Math.Exp(columns[1][row])));
                model[row] = Logistic.Sigmoid(columns[0][row]);
            }

            return new Rows(columns, model, labels);
        }
    }
}
