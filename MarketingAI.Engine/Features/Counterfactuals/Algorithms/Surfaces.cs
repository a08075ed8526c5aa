using MarketingAI.Engine.Learners.Boosting;
using MarketingAI.Engine.Learners.Linear;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Counterfactuals.Algorithms;

/// <summary>Expected values as functions of the columns, by a ridge line with trees on what it leaves.</summary>
internal sealed class Surfaces
{
    private readonly BinnedColumns _binned;
    private readonly CounterfactualOptions _options;
    private readonly double[][] _columns;

    public Surfaces(IReadOnlyList<double[]> columns, CounterfactualOptions options)
    {
        _columns = [.. columns];
        _binned = BinnedColumns.Of(columns);
        _options = options;
    }

    public void Propensity(bool[] treated, int[] fitted, int[] read, int seed, double[] into)
    {
        if (_options.KnownPropensity is { } known)
        {
            Write(read, into, _ => known);
            return;
        }

        double[] labels = [.. treated.Select(is1 => is1 ? 1.0 : 0)];
        RidgeLine line = LogisticLine.Fit(_columns, labels, fitted);
        double[] start = new double[labels.Length];
        foreach (int row in fitted)
        {
            start[row] = line.At(_columns, row);
        }

        BoostedTrees trees = BoostedTrees.Fit(_binned, labels, null, fitted, (BoostingLoss.Logistic, Growth(depth: 3, leastRows: 30), seed), start);
        double[] scores = Scores(trees, read);
        Write(read, into, place => Logistic.Sigmoid(line.At(_columns, read[place]) + scores[place]));
    }

    public void Outcome(double[] outcomes, int[] fitted, int[] read, int seed, double[] into)
    {
        RidgeLine line = RidgeLine.Fit(_columns, outcomes, null, fitted);
        double[] left = new double[outcomes.Length];
        foreach (int row in fitted)
        {
            left[row] = outcomes[row] - line.At(_columns, row);
        }

        BoostedTrees trees = BoostedTrees.Fit(_binned, left, null, fitted, (BoostingLoss.Squared, Growth(depth: 4, leastRows: 20), seed));
        double[] scores = Scores(trees, read);
        Write(read, into, place => line.At(_columns, read[place]) + scores[place]);
    }

    /// <summary>
    /// The effect by constant, line, or trees: fitted on three quarters of the rows, judged on the last by weighted squared
    /// error, and a richer one is taken only where it is better by more than one standard error of the gain.
    /// </summary>
    public EffectKind Effect(double[] targets, double[] weights, int[] fitted, int[] read, int seed, double[] into)
    {
        int[] order = [.. fitted];
        new SeededRandom(seed).Shuffle(order.AsSpan());
        int[] judge = order[..(order.Length / 4)];
        int[] learn = order[(order.Length / 4)..];
        EffectKind best = EffectKind.Constant;
        double[] bestErrors = Errors(EffectKind.Constant, targets, weights, learn, judge, seed);
        foreach (EffectKind kind in (EffectKind[])[EffectKind.Linear, EffectKind.Trees])
        {
            double[] errors = Errors(kind, targets, weights, learn, judge, seed);
            double[] gains = [.. bestErrors.Select((error, place) => error - errors[place])];
            (double mean, double error) gain = ClusteredMean.Of(gains, null);
            if (gain.mean > gain.error)
            {
                (best, bestErrors) = (kind, errors);
            }
        }

        double[] effects = Read(best, targets, weights, fitted, read, seed);
        Write(read, into, place => effects[place]);
        return best;
    }

    private double[] Errors(EffectKind kind, double[] targets, double[] weights, int[] learn, int[] judge, int seed)
    {
        double[] found = Read(kind, targets, weights, learn, judge, seed);
        return [.. judge.Select((row, place) => weights[row] * (targets[row] - found[place]) * (targets[row] - found[place]))];
    }

    private double[] Read(EffectKind kind, double[] targets, double[] weights, int[] fitted, int[] read, int seed)
    {
        if (kind == EffectKind.Constant)
        {
            double mean = fitted.Sum(row => weights[row] * targets[row]) / fitted.Sum(row => weights[row]);
            return [.. read.Select(_ => mean)];
        }

        if (kind == EffectKind.Linear)
        {
            RidgeLine line = RidgeLine.Fit(_columns, targets, weights, fitted);
            return [.. read.Select(row => line.At(_columns, row))];
        }

        BoostingOptions growth = Growth(depth: 3, leastRows: 50) with { L2 = 5, LearningRate = 0.05, Patience = 30 };
        return Scores(BoostedTrees.Fit(_binned, targets, weights, fitted, (BoostingLoss.Squared, growth, seed)), read);
    }

    private BoostingOptions Growth(int depth, int leastRows) => new() { Trees = _options.Trees, Depth = depth, LeastRows = leastRows };

    private double[] Scores(BoostedTrees trees, int[] rows)
    {
        double[] scores = new double[rows.Length];
        trees.Score(_binned, rows, scores);
        return scores;
    }

    private static void Write(int[] rows, double[] into, Func<int, double> value)
    {
        for (int place = 0; place < rows.Length; place++)
        {
            into[rows[place]] = value(place);
        }
    }
}
