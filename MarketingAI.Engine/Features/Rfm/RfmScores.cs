using MarketingAI.Engine.Features.Rfm.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Features.Rfm;

/// <summary>Recency, frequency and monetary value for customers who buy in cycles of their own.</summary>
public static class RfmScores
{
    /// <param name="asOfDay">Now, in the log's days; purchases at or after it are not seen.</param>
    public static Outcome<RfmTable> Of(PurchaseLog log, double asOfDay, RfmOptions options)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(log.Customers.Length, log.Days.Length, "customers, days");
        Require.SameLength(log.Customers.Length, log.Amounts.Length, "customers, amounts");
        for (int row = 0; row < log.Days.Length; row++)
        {
            if (!double.IsFinite(log.Days[row]) || !double.IsFinite(log.Amounts[row]) || log.Customers[row] < 0 || log.Customers[row] >= log.CustomerCount)
            {
                return new PurchasesUnfit($"Purchase {row} lacks its day or amount, or its customer is not one of {log.CustomerCount}.");
            }
        }

        Occasions occasions = Occasions.Of(log, asOfDay, options.WinsoriseAt);
        if (occasions.Customers.Length == 0)
        {
            return new PurchasesUnfit("No customer bought anything before the day asked for.");
        }

        double? usual = Rhythm.Usual(occasions);
        double[] rhythm = Rhythm.Of(occasions, usual ?? Math.Max(1, occasions.Age.Max()), options.PriorGaps);
        double[] relative = [.. occasions.Recency.Select((recency, i) => recency / rhythm[i])];
        (double?[] alive, string? whyNot) = Alive(occasions, options);
        int[] recencyScores = Quintiles.Of([.. relative.Select(value => -value)]);
        int[] frequencyScores = Quintiles.Of([.. occasions.Count.Select(count => (double)count)]);
        int[] monetaryScores = Quintiles.Of(occasions.MeanAmount);
        return new RfmTable(
            [.. occasions.Customers.Select((customer, i) => new RfmCustomer(
                customer, occasions.Count[i], occasions.Recency[i], occasions.Age[i], rhythm[i], relative[i], occasions.MeanAmount[i],
                occasions.TotalAmount[i], recencyScores[i], frequencyScores[i], monetaryScores[i],
                Segments.Of(occasions.Count[i], recencyScores[i], frequencyScores[i], monetaryScores[i]), alive[i]))],
            usual, occasions.WinsorisedAbove, whyNot);
    }

    private static (double?[] Alive, string? WhyNot) Alive(Occasions occasions, RfmOptions options)
    {
        double?[] alive = new double?[occasions.Customers.Length];
        if (!options.WithAlive)
        {
            return (alive, null);
        }

        PurchaseHistory[] histories = [.. occasions.Count.Select((count, i) => new PurchaseHistory(
            count - 1, Math.Max(0, occasions.Age[i] - occasions.Recency[i]), occasions.Age[i]))];
        Outcome<BgNbd> fitted = BgNbd.Fit(histories);
        if (fitted.IsRefused)
        {
            return (alive, fitted.Refusal.Reason);
        }

        for (int i = 0; i < alive.Length; i++)
        {
            alive[i] = fitted.Value.Alive(histories[i]);
        }

        return (alive, null);
    }
}
