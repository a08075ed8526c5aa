namespace MarketingAI.Engine.Features.Rfm;

/// <summary>Purchases, one a place of the three lists, in any order.</summary>
/// <param name="Customers">A number for each customer from 0 on.</param>
/// <param name="Days">When, in days from any fixed moment.</param>
/// <param name="Amounts">In one currency.</param>
/// <param name="CustomerCount">Customers in all; one without a purchase has no figures.</param>
public sealed record PurchaseLog(int[] Customers, double[] Days, double[] Amounts, int CustomerCount);
