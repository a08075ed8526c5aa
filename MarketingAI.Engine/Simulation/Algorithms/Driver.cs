namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>What drives one customer, drawn once.</summary>
internal readonly record struct Driver(double WeeklyRate, double DropOut, double SpendRate);
