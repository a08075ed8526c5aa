using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Calibration;

/// <summary>A straight line from score to log-odds, by maximum likelihood with softened targets.</summary>
/// <remarks>
/// Platt, J. (1999), Probabilistic outputs for support vector machines; Newton's method as in Lin, Lin and Weng (2007), A note on Platt's
/// probabilistic outputs, Machine Learning 68, 267-276.
/// </remarks>
internal static class PlattScaling
{
    private const int MostSteps = 100;
    private const double Ridge = 1e-12;

    /// <summary>The least slope a map gets, where scores do not rank the classes at all.</summary>
    private const double LeastSlope = 1e-3;

    /// <param name="scores">Raw scores of rows that the model was not fitted on.</param>
    public static ProbabilityMap Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        (double slope, double intercept) = Line(scores, labels);
        return slope >= LeastSlope
            ? new ProbabilityMap([0.0], [intercept], slope)
            : new ProbabilityMap([0.0], [Logistic.LogOdds((labels.Count(true) + 1.0) / (labels.Length + 2.0))], LeastSlope);
    }

    /// <summary>Log-odds = slope times score plus intercept; in Platt's own letters A = -slope, B = -intercept.</summary>
    internal static (double Slope, double Intercept) Line(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Kernel.Require.SameLength(scores.Length, labels.Length, "scores, labels");
        double positives = labels.Count(true);
        double negatives = labels.Length - positives;
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (negatives + 2);
        (double slope, double intercept) = (0, Math.Log((positives + 1) / (negatives + 1)));
        double loss = Loss(scores, labels, high, low, slope, intercept);
        for (int step = 0; step < MostSteps; step++)
        {
            (double byIntercept, double bySlope, double ii, double iS, double ss) = Derivatives(scores, labels, high, low, slope, intercept);
            if (Math.Max(Math.Abs(byIntercept), Math.Abs(bySlope)) < 1e-9 * Math.Max(1, labels.Length))
            {
                break;
            }

            double determinant = (ii * ss) - (iS * iS);
            double alongIntercept = -((ss * byIntercept) - (iS * bySlope)) / determinant;
            double alongSlope = -((ii * bySlope) - (iS * byIntercept)) / determinant;
            (double stride, double next) = (1, Loss(scores, labels, high, low, slope + alongSlope, intercept + alongIntercept));
            while (next > loss && stride > 1e-10)
            {
                stride /= 2;
                next = Loss(scores, labels, high, low, slope + (stride * alongSlope), intercept + (stride * alongIntercept));
            }

            if (next > loss)
            {
                break;
            }

            (slope, intercept, loss) = (slope + (stride * alongSlope), intercept + (stride * alongIntercept), next);
        }

        return (slope, intercept);
    }

    private static double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double high, double low, double slope, double intercept)
    {
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double logOdds = (slope * scores[i]) + intercept;
            sum += Logistic.Softplus(logOdds) - ((labels[i] ? high : low) * logOdds);
        }

        return sum;
    }

    private static (double ByIntercept, double BySlope, double II, double IS, double SS) Derivatives(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double high, double low, double slope, double intercept)
    {
        (double byIntercept, double bySlope, double ii, double iS, double ss) = (0, 0, Ridge, 0, Ridge);
        for (int i = 0; i < scores.Length; i++)
        {
            double probability = Logistic.Sigmoid((slope * scores[i]) + intercept);
            double error = probability - (labels[i] ? high : low);
            double weight = probability * (1 - probability);
            byIntercept += error;
            bySlope += error * scores[i];
            ii += weight;
            iS += weight * scores[i];
            ss += weight * scores[i] * scores[i];
        }

        return (byIntercept, bySlope, ii, iS, ss);
    }
}
