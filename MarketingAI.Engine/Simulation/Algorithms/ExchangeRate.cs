namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed record ExchangeRate(DateOnly Date, string Currency, double EurosPerUnit);
