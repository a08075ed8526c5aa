namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Splits the company's weeks into regions so that they add up to the cent; regions respond with different strength.</summary>
internal sealed class Geography
{
    private readonly MediaPlan _plan;
    private readonly Chance _chance;

    public Geography(int seed, int unit, MediaPlan plan)
    {
        _plan = plan;
        _chance = new Chance(seed, unit, Draw.Geography, 0);
        Strength = [.. Names.Regions.Select(_ => Math.Exp(.25 * _chance.Normal()))];
    }

    /// <summary>How strongly a region responds to media, relative to the others.</summary>
    public double[] Strength { get; }

    public IEnumerable<RegionWeek> Split(IReadOnlyList<MediaWeek> weeks)
    {
        int regions = Names.Regions.Count;
        double[][] carried = [.. Enumerable.Range(0, regions).Select(_ => new double[_plan.Channels.Count])];
        foreach (MediaWeek week in weeks)
        {
            double[][] spend = new double[regions][];
            double[][] weight = new double[regions][];
            for (int g = 0; g < regions; g++)
            {
                (spend[g], weight[g]) = (new double[_plan.Channels.Count], new double[_plan.Channels.Count]);
            }

            double[] noise = Noise(regions);
            for (int c = 0; c < _plan.Channels.Count; c++)
            {
                SplitChannel(week, c, carried, spend, weight);
            }

            double rest = week.Revenue - week.Contribution.Sum();
            for (int g = 0; g < regions; g++)
            {
                double[] contribution = [.. week.Contribution.Select((total, c) => total * weight[g][c])];
                double revenue = (rest * Names.Regions[g].Share) + contribution.Sum() + noise[g];
                yield return new RegionWeek(week.Week, g, spend[g], contribution, revenue);
            }
        }
    }

    private void SplitChannel(MediaWeek week, int channel, double[][] carried, double[][] spend, double[][] weight)
    {
        int regions = spend.Length;
        double[] shares = [.. Enumerable.Range(0, regions).Select(g => Names.Regions[g].Share * Math.Exp(.3 * _chance.Normal()))];
        double all = shares.Sum();
        double left = week.Spend[channel];
        double sum = 0;
        MediaChannelPlan plan = _plan.Channels[channel];
        for (int g = 0; g < regions; g++)
        {
            double population = Names.Regions[g].Share;
            spend[g][channel] = g == regions - 1 ? Math.Round(left, 2) : Math.Round(week.Spend[channel] * shares[g] / all, 2);
            left -= spend[g][channel];
            carried[g][channel] = spend[g][channel] + (plan.Carryover * carried[g][channel]);
            weight[g][channel] = population * Strength[g] * Media.Hill(carried[g][channel] / population, plan.HalfSaturation, plan.Slope);
            sum += weight[g][channel];
        }

        for (int g = 0; g < regions; g++)
        {
            weight[g][channel] = sum > 0 ? weight[g][channel] / sum : Names.Regions[g].Share;
        }
    }

    private double[] Noise(int regions)
    {
        double[] noise = [.. Enumerable.Range(0, regions).Select(g => _plan.Noise * .2 * Math.Sqrt(Names.Regions[g].Share) * _chance.Normal())];
        double sum = noise.Sum();
        return [.. noise.Select((one, g) => one - (sum * Names.Regions[g].Share))];
    }
}
