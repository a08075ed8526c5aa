using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Counterfactuals.Algorithms;

/// <summary>
/// Fits the surfaces on all parts but one and reads them on that one. Surfaces of the outcome: trees on what a straight line leaves over.
/// The effect's surface is fitted on residuals that are themselves out of part, inside the parts left.
/// </summary>
internal sealed class CrossFit
{
    private readonly Surfaces _surfaces;
    private readonly CounterfactualOptions _options;
    private readonly double[] _outcomes;
    private readonly bool[] _treated;
    private readonly int[] _partOf;

    private CrossFit(CounterfactualRows rows, CounterfactualOptions options)
    {
        _options = options;
        _outcomes = [.. rows.Outcomes];
        _treated = [.. rows.Treated];
        _partOf = Parts(rows, options);
        _surfaces = new Surfaces(rows.Columns, options);
    }

    public static CounterfactualFeatures Run(CounterfactualRows rows, CounterfactualOptions options) => new CrossFit(rows, options).Run();

    private CounterfactualFeatures Run()
    {
        int count = _outcomes.Length;
        double[] propensity = new double[count];
        double[][] arms = [new double[count], new double[count]];
        double[] effect = new double[count];
        EffectKind[] kinds = new EffectKind[_options.Folds];
        Parallel.For(0, _options.Folds, part =>
        {
            int[] held = RowsWhere(row => _partOf[row] == part);
            int[] others = RowsWhere(row => _partOf[row] != part);
            Nuisance(others, held, SeededRandom.Derive(_options.Seed, part), propensity, arms);
            kinds[part] = Effects(others, held, SeededRandom.Derive(_options.Seed, 100 + part), effect);
        });

        double[] untreatedScores = new double[count];
        double[] treatedScores = new double[count];
        for (int row = 0; row < count; row++)
        {
            double chance = Math.Clamp(propensity[row], _options.LeastPropensity, 1 - _options.LeastPropensity);
            untreatedScores[row] = arms[0][row] + (_treated[row] ? 0 : (_outcomes[row] - arms[0][row]) / (1 - chance));
            treatedScores[row] = arms[1][row] + (_treated[row] ? (_outcomes[row] - arms[1][row]) / chance : 0);
        }

        EffectKind kind = kinds.GroupBy(found => found).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        return new CounterfactualFeatures(propensity, arms[0], arms[1], effect, untreatedScores, treatedScores, _partOf, kind);
    }

    /// <summary>Propensity and the expected outcome of each arm, fitted on some rows and read on others.</summary>
    private void Nuisance(int[] fitted, int[] read, int seed, double[] propensity, double[][] arms)
    {
        _surfaces.Propensity(_treated, fitted, read, seed, propensity);
        for (int arm = 0; arm < 2; arm++)
        {
            int[] ofArm = [.. fitted.Where(row => _treated[row] == (arm == 1))];
            _surfaces.Outcome(_outcomes, ofArm, read, SeededRandom.Derive(seed, arm + 1), arms[arm]);
        }
    }

    /// <summary>Residuals inside the rows fitted on are made in halves, so that no row's own outcome is in the surface it is compared with.</summary>
    private EffectKind Effects(int[] fitted, int[] read, int seed, double[] effect)
    {
        int count = _outcomes.Length;
        double[] propensity = new double[count];
        double[][] arms = [new double[count], new double[count]];
        bool[] first = new bool[count];
        int[] parts = [.. _partOf.Distinct().Order()];
        foreach (int row in fitted)
        {
            first[row] = Array.IndexOf(parts, _partOf[row]) % 2 == 0;
        }

        int[] half = [.. fitted.Where(row => first[row])];
        int[] other = [.. fitted.Where(row => !first[row])];
        Nuisance(half, other, SeededRandom.Derive(seed, 1), propensity, arms);
        Nuisance(other, half, SeededRandom.Derive(seed, 2), propensity, arms);
        double[] target = new double[count];
        double[] weight = new double[count];
        foreach (int row in fitted)
        {
            double chance = Math.Clamp(propensity[row], _options.LeastPropensity, 1 - _options.LeastPropensity);
            double mean = (chance * arms[1][row]) + ((1 - chance) * arms[0][row]);
            double left = (_treated[row] ? 1 : 0) - chance;
            target[row] = (_outcomes[row] - mean) / left;
            weight[row] = left * left;
        }

        return _surfaces.Effect(target, weight, fitted, read, seed, effect);
    }

    private int[] RowsWhere(Func<int, bool> holds) => [.. Enumerable.Range(0, _outcomes.Length).Where(holds)];

    private static int[] Parts(CounterfactualRows rows, CounterfactualOptions options)
    {
        SeededRandom random = new(options.Seed);
        int count = rows.Outcomes.Count;
        if (rows.Entities is { } entities)
        {
            int[] ofEntity = [.. Enumerable.Range(0, entities.Max() + 1).Select(_ => random.NextBelow(options.Folds))];
            return [.. entities.Select(entity => ofEntity[entity])];
        }

        int[] places = [.. Enumerable.Range(0, count).Select(row => row % options.Folds)];
        random.Shuffle(places.AsSpan());
        return places;
    }
}
