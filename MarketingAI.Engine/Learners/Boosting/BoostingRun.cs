using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>One fit: scores of all rows so far, and the trees grown until validation rows stop getting better.</summary>
internal sealed class BoostingRun(BinnedColumns columns, double[] targets, double[]? weights, double[]? offsets, BoostingLoss loss, BoostingOptions options)
{
    private readonly double[] _scores = new double[columns.Rows];
    private readonly double[] _gradients = new double[columns.Rows];
    private readonly double[] _curvatures = new double[columns.Rows];

    public T Run<T>(int[] learning, int[] validation, Func<double, List<BoostedTree>, T> done)
    {
        double constant = offsets is null ? Constant(learning) : 0;
        Array.Fill(_scores, constant);
        offsets?.CopyTo(_scores, 0);
        TreeGrower grower = new(columns, options);
        List<BoostedTree> trees = [];
        (double loss, int trees) best = (Loss(validation), 0);
        for (int round = 0; round < options.Trees; round++)
        {
            Derive(learning);
            BoostedTree tree = grower.Grow(learning, _gradients, _curvatures);
            trees.Add(tree);
            Step(tree, learning);
            if (validation.Length == 0)
            {
                continue;
            }

            Step(tree, validation);
            double now = Loss(validation);
            best = now < best.loss ? (now, trees.Count) : best;
            if (trees.Count - best.trees >= options.Patience)
            {
                break;
            }
        }

        if (validation.Length > 0)
        {
            trees.RemoveRange(best.trees, trees.Count - best.trees);
        }

        return done(constant, trees);
    }

    private double WeightOf(int row) => weights is null ? 1 : weights[row];

    private double Constant(int[] rows)
    {
        (double sum, double weight) = (0, 0);
        foreach (int row in rows)
        {
            sum += WeightOf(row) * targets[row];
            weight += WeightOf(row);
        }

        double mean = weight > 0 ? sum / weight : 0;
        return loss == BoostingLoss.Squared ? mean : Logistic.LogOdds(Math.Clamp(mean, 1e-6, 1 - 1e-6));
    }

    private void Derive(int[] rows)
    {
        foreach (int row in rows)
        {
            double weight = WeightOf(row);
            if (loss == BoostingLoss.Squared)
            {
                (_gradients[row], _curvatures[row]) = (weight * (_scores[row] - targets[row]), weight);
            }
            else
            {
                double chance = Logistic.Sigmoid(_scores[row]);
                (_gradients[row], _curvatures[row]) = (weight * (chance - targets[row]), weight * Math.Max(1e-9, chance * (1 - chance)));
            }
        }
    }

    private void Step(BoostedTree tree, int[] rows)
    {
        foreach (int row in rows)
        {
            _scores[row] += tree.Of(columns, row);
        }
    }

    private double Loss(int[] rows)
    {
        double sum = 0;
        foreach (int row in rows)
        {
            double score = _scores[row];
            double error = score - targets[row];
            sum += WeightOf(row) * (loss == BoostingLoss.Squared ? error * error : Logistic.Softplus(score) - (targets[row] * score));
        }

        return sum;
    }
}
