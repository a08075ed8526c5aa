namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What was learnt about matches and others.</summary>
/// <param name="Lambda">Share of matches among all possible pairs.</param>
public sealed record MatchModel(double Lambda, IReadOnlyList<FieldModel> Fields)
{
    /// <summary>Fields whose agreement comes together; each two are weighed as one.</summary>
    public IReadOnlyList<JointComparison> Joint { get; init; } = [];
}

/// <param name="Levels">The levels of the field and, last, "all others".</param>
public sealed record FieldModel(MatchField Field, IReadOnlyList<LevelModel> Levels)
{
    /// <summary>Expected matches behind the chances.</summary>
    public double Behind { get; init; }
}

/// <param name="M">Chance that a matching pair shows this level, given that both values are there.</param>
/// <param name="U">The same for two different persons.</param>
/// <param name="MLow">Lower end of the 95 % interval of <paramref name="M"/>.</param>
public sealed record LevelModel(string Label, double M, double U, double MLow, double MHigh)
{
    /// <summary>Evidence in powers of two: positive speaks for a match.</summary>
    public double Weight => Math.Log2(M / U);
}

/// <summary>Two fields that do not agree independently of each other, weighed by what they show together.</summary>
/// <param name="Weights">Per level of the first and of the second field, evidence in powers of two.</param>
/// <param name="Reason">What was found, in words.</param>
public sealed record JointComparison(int First, int Second, IReadOnlyList<IReadOnlyList<double>> Weights, string Reason);
