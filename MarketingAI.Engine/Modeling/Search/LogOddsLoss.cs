using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Log loss of log-odds, without the way over probabilities.</summary>
internal static class LogOddsLoss
{
    public static double Of(double logOdds, bool label) => Logistic.Softplus(label ? -logOdds : logOdds);

    public static double Sum(ReadOnlySpan<double> logOdds, ReadOnlySpan<bool> labels)
    {
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum += Of(logOdds[i], labels[i]);
        }

        return sum;
    }
}
