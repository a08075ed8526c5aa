namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One person in the A/A test: two arms, the same page.</summary>
internal sealed record ComparisonSubject(Person Person, bool IsB, int Sessions, int Orders, long Minor, int SessionsBefore);
