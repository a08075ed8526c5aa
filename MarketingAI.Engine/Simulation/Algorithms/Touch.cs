namespace MarketingAI.Engine.Simulation.Algorithms;

/// <param name="Days">Time in days since the start of the year; a few lie before it.</param>
internal sealed record Touch(string Channel, double Days, bool IsClick, string Campaign, string Creative, string Placement);
