namespace MarketingAI.Engine.Features.Stability;

/// <summary>How far one day of one feature lies from its reference.</summary>
/// <param name="Rows">Rows of the day.</param>
/// <param name="Psi">Population stability index over all bins, as others compute it.</param>
/// <param name="ExpectedPsi">What chance alone makes of it with these numbers of rows, on average.</param>
/// <param name="JensenShannon">Jensen-Shannon distance over the same bins, in square roots of nats: 0 to 0.8326.</param>
/// <param name="KolmogorovSmirnov">Largest difference of the distribution functions at the bins' edges; null for categories.</param>
/// <param name="TestedPsi">The index after bins too thin to test were put together; the one that is compared with a critical value.</param>
/// <param name="ChanceOfMore">Chance of a larger tested index if nothing had changed; null where all rows lie in one bin.</param>
/// <param name="Freedom">Degrees of freedom of that law: tested bins less one.</param>
/// <param name="Scale">The tested index divided by this follows a chi-squared law when nothing changed.</param>
public sealed record DriftFigures(
    long Rows,
    double Psi,
    double ExpectedPsi,
    double JensenShannon,
    double? KolmogorovSmirnov,
    double TestedPsi,
    double? ChanceOfMore,
    int Freedom,
    double Scale)
{
    /// <summary>The tested index that is passed with the given chance only when nothing changes; null where there is nothing to test.</summary>
    public double? CriticalPsi(double chance) => Freedom < 1 ? null : Scale * Statistics.ChiSquaredTail.Reached(chance, Freedom);
}
