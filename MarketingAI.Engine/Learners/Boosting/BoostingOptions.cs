namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>How trees are grown.</summary>
internal sealed record BoostingOptions
{
    /// <summary>Trees at most; fewer where validation rows stop getting better.</summary>
    public int Trees { get; init; } = 200;

    public int Depth { get; init; } = 4;

    public double LearningRate { get; init; } = 0.1;

    public int LeastRows { get; init; } = 20;

    public double L2 { get; init; } = 1;

    /// <summary>Share of rows that decide when to stop; 0 grows all trees.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Trees without a gain on validation rows before stopping.</summary>
    public int Patience { get; init; } = 15;
}

internal enum BoostingLoss
{
    /// <summary>Squared error; the score is the expected value.</summary>
    Squared,

    /// <summary>Log loss of labels 0 and 1; the score is in log-odds.</summary>
    Logistic,
}
