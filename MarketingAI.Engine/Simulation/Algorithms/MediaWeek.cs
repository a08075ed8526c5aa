namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One week of the whole company unit. Money in euros.</summary>
/// <param name="Saturation">Per channel, in [0, 1).</param>
internal sealed record MediaWeek(
    DateOnly Week, double[] Spend, double PriceIndex, bool Holiday, double Baseline, double Trend, double Price, double[] Saturation, double[] Contribution,
    double[] Interaction, double Noise)
{
    public double Revenue => Baseline + Trend + Price + Contribution.Sum() + Interaction.Sum() + Noise;
}
