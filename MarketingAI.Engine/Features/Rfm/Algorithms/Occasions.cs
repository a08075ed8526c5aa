namespace MarketingAI.Engine.Features.Rfm.Algorithms;

/// <summary>Purchases before a day by customer; several on one day are one occasion. Only customers with a purchase have a place.</summary>
internal sealed record Occasions(
    int[] Customers, int[] Count, double[] Recency, double[] Age, double[] MeanAmount, double[] TotalAmount, double WinsorisedAbove)
{
    public static Occasions Of(PurchaseLog log, double asOfDay, double winsoriseAt)
    {
        int[] rows = [.. Enumerable.Range(0, log.Days.Length).Where(row => log.Days[row] < asOfDay)];
        (int Customer, double Day)[] keys = [.. rows.Select(row => (log.Customers[row], log.Days[row]))];
        Array.Sort(keys, rows);
        List<double> amounts = [];
        List<Bought> found = Gather(log, rows, keys, amounts);
        double most = Most(amounts, winsoriseAt);
        return new Occasions(
            [.. found.Select(of => of.Customer)], [.. found.Select(of => of.Count)], [.. found.Select(of => asOfDay - of.Last)],
            [.. found.Select(of => asOfDay - of.First)], [.. found.Select(of => Sum(amounts, of, most) / of.Count)],
            [.. found.Select(of => Sum(amounts, of, double.PositiveInfinity))], most);
    }

    private static List<Bought> Gather(PurchaseLog log, int[] rows, (int Customer, double Day)[] keys, List<double> amounts)
    {
        List<Bought> found = [];
        for (int i = 0; i < rows.Length; i++)
        {
            (int customer, double day) = keys[i];
            double amount = log.Amounts[rows[i]];
            if (found.Count == 0 || found[^1].Customer != customer)
            {
                found.Add(new Bought(customer, day, day, 1, amounts.Count));
                amounts.Add(amount);
            }
            else if (Math.Floor(day) > Math.Floor(found[^1].Last))
            {
                found[^1] = found[^1] with { Last = day, Count = found[^1].Count + 1 };
                amounts.Add(amount);
            }
            else
            {
                found[^1] = found[^1] with { Last = day };
                amounts[^1] += amount;
            }
        }

        return found;
    }

    private static double Sum(List<double> amounts, Bought of, double atMost)
    {
        double sum = 0;
        for (int place = of.From; place < of.From + of.Count; place++)
        {
            sum += Math.Min(atMost, amounts[place]);
        }

        return sum;
    }

    private static double Most(List<double> amounts, double share)
    {
        double[] ascending = [.. amounts.Order()];
        return ascending.Length == 0 ? 0 : ascending[(int)Math.Ceiling(share * (ascending.Length - 1))];
    }

    /// <param name="From">Place of the first occasion's amount.</param>
    private readonly record struct Bought(int Customer, double First, double Last, int Count, int From);
}
