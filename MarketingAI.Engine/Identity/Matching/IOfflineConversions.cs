using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>The front door of sales away from the web: the chance of a match travels into conversions, value, touch paths, return on spend and lifetime value.</summary>
public interface IOfflineConversions
{
    /// <summary>Weighs the sales of a run that links sales (first set) with persons (second set), and keeps the rows.</summary>
    Task<Outcome<OfflineReport>> ComputeAsync(Guid runId, string timeColumn, string valueColumn, CancellationToken cancellationToken);

    /// <summary>The kept rows of a run: touch-path rows with their weight, those without a click included.</summary>
    Task<IReadOnlyList<OfflineConversion>> RowsAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Purchases by person with the chance that they are his or hers, for lifetime value.</summary>
    Task<IReadOnlyList<WeightedPurchase>> PurchasesAsync(Guid runId, CancellationToken cancellationToken);
}

/// <param name="Weight">Chance that the purchase is this person's, in [0, 1].</param>
public sealed record WeightedPurchase(string PersonId, string SaleId, DateTimeOffset At, double Value, double Weight);
