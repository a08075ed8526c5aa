namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One week of one region. Money in euros.</summary>
internal sealed record RegionWeek(DateOnly Week, int Region, double[] Spend, double[] Contribution, double Revenue);
