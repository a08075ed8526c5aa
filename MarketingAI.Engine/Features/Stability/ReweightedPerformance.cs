using MarketingAI.Engine.Features.Stability.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>
/// What a shift of features costs a model before outcomes are known: rows with known outcomes are weighted until they look like today's.
/// It sees a change of who comes, not a change of how they behave.
/// </summary>
/// <remarks>
/// Shimodaira (2000), Journal of Statistical Planning and Inference 90, 227-244; density ratio by a classifier as in Bickel, Brückner and
/// Scheffer (2009), Journal of Machine Learning Research 10; worth in rows by Kish (1965).
/// </remarks>
public static class ReweightedPerformance
{
    /// <param name="reference">Columns of the rows with known outcomes; NaN for missing.</param>
    /// <param name="current">The same columns of today's rows.</param>
    /// <param name="probabilities">The model's predictions for the reference rows.</param>
    public static Outcome<ReweightedFigures> Of(
        IReadOnlyList<double[]> reference, IReadOnlyList<double[]> current, double[] probabilities, bool[] labels, ReweightedOptions options)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(reference.Count, current.Count, "columns of reference, columns of current");
        Require.SameLength(probabilities.Length, labels.Length, "probabilities, labels");
        int positives = labels.Count(label => label);
        if (positives == 0 || positives == labels.Length)
        {
            return new OneClassOnly(positives, labels.Length - positives);
        }

        DensityRatio ratio = DensityRatio.Fit(reference, current, options.Folds, options.Seed);
        double worth = WeightedRanking.EffectiveRows(ratio.Weights);
        double needed = Math.Max(options.LeastEffectiveRows, options.LeastEffectiveShare * labels.Length);
        double worthOfRarer = Math.Min(WeightedRanking.EffectiveRows(ratio.Weights, labels, true), WeightedRanking.EffectiveRows(ratio.Weights, labels, false));
        if (worth < needed || worthOfRarer < options.LeastEffectiveOfClass)
        {
            return new TooUnlikeReference(worth, needed, ratio.Auc);
        }

        double[] even = new double[labels.Length];
        Array.Fill(even, 1);
        return new ReweightedFigures(
            WeightedRanking.Auc(probabilities, labels, even),
            WeightedRanking.Auc(probabilities, labels, ratio.Weights),
            WeightedRanking.LogLoss(probabilities, labels, even),
            WeightedRanking.LogLoss(probabilities, labels, ratio.Weights),
            WeightedRanking.MeanLabel(labels, ratio.Weights),
            worth,
            ratio.Auc);
    }
}

/// <summary>How weights are fitted and when they are refused.</summary>
public sealed record ReweightedOptions
{
    /// <summary>Parts in which weights are fitted on the other parts. Default 4.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>Seed of the parts. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Worth in rows below which nothing is said. Default 200.</summary>
    public double LeastEffectiveRows { get; init; } = 200;

    /// <summary>The same as a share of the reference rows. Default 0.05.</summary>
    public double LeastEffectiveShare { get; init; } = 0.05;

    /// <summary>The same for the rarer class. Default 30.</summary>
    public double LeastEffectiveOfClass { get; init; } = 30;
}

/// <summary>A model's figures on the reference, and as they should be on today's rows.</summary>
/// <param name="ReweightedBaseRate">Share of positives expected among today's rows.</param>
/// <param name="EffectiveRows">What the weighted rows are worth.</param>
/// <param name="TellingApart">AUC of the classifier between reference and today; 0.5 is alike.</param>
public sealed record ReweightedFigures(
    double ReferenceAuc,
    double ReweightedAuc,
    double ReferenceLogLoss,
    double ReweightedLogLoss,
    double ReweightedBaseRate,
    double EffectiveRows,
    double TellingApart);
