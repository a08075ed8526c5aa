namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Which parts of the mixture are learnt; the others stay as given.</summary>
/// <param name="FieldIsFree">Per field, whether its chances are learnt and its evidence used; null for all.</param>
internal sealed record MixtureFreedom(bool Lambda = true, bool M = true, bool U = false, bool[]? FieldIsFree = null)
{
    /// <summary>Where u is learnt: chances it is drawn towards, and with how many pairs' worth; null for none.</summary>
    public (double[][] Centre, double Pairs)? Pull { get; init; }

    public int MostSteps { get; init; } = 200;

    /// <summary>Ends when no chance moves by more than this.</summary>
    public double Tolerance { get; init; } = 1e-5;
}
