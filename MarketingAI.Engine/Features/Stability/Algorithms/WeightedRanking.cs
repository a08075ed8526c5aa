using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>Figures of a model over weighted rows.</summary>
internal static class WeightedRanking
{
    /// <summary>(sum of weights) squared over the sum of their squares.</summary>
    public static double EffectiveRows(ReadOnlySpan<double> weights)
    {
        (double sum, double squares) = (0, 0);
        foreach (double weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    public static double EffectiveRows(ReadOnlySpan<double> weights, ReadOnlySpan<bool> labels, bool label)
    {
        (double sum, double squares) = (0, 0);
        for (int row = 0; row < weights.Length; row++)
        {
            double weight = labels[row] == label ? weights[row] : 0;
            sum += weight;
            squares += weight * weight;
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>Weight of the pairs in order over the weight of all pairs of a positive and a negative; ties count one half.</summary>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        int[] order = Ordering.Ascending(scores);
        (double negatives, double pairs, double positives) = (0, 0, 0);
        for (int start = 0; start < order.Length;)
        {
            (double tiedPositives, double tiedNegatives) = (0, 0);
            int end = start;
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
            {
                double weight = weights[order[end]];
                tiedPositives += labels[order[end]] ? weight : 0;
                tiedNegatives += labels[order[end]] ? 0 : weight;
            }

            pairs += tiedPositives * (negatives + (tiedNegatives / 2));
            positives += tiedPositives;
            negatives += tiedNegatives;
            start = end;
        }

        return pairs / (positives * negatives);
    }

    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        (double sum, double weight) = (0, 0);
        for (int row = 0; row < labels.Length; row++)
        {
            sum -= weights[row] * Math.Log(labels[row] ? probabilities[row] : 1 - probabilities[row]);
            weight += weights[row];
        }

        return sum / weight;
    }

    public static double MeanLabel(ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        (double sum, double weight) = (0, 0);
        for (int row = 0; row < labels.Length; row++)
        {
            sum += labels[row] ? weights[row] : 0;
            weight += weights[row];
        }

        return sum / weight;
    }
}
