using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Statistics;

/// <summary>Distinct purchase histories with their numbers of customers.</summary>
internal sealed class GroupedHistories
{
    private const int LeastCustomers = 30;

    private readonly (PurchaseHistory History, int Customers)[] _groups;

    private GroupedHistories((PurchaseHistory, int)[] groups, double meanAge) => (_groups, MeanAge) = (groups, meanAge);

    public double MeanAge { get; }

    public static Outcome<GroupedHistories> Of(ReadOnlySpan<PurchaseHistory> customers)
    {
        Dictionary<PurchaseHistory, int> found = [];
        (int repeaters, double age) = (0, 0);
        foreach (PurchaseHistory customer in customers)
        {
            if (customer.Repeats < 0 || !(customer.Last >= 0) || !(customer.Last <= customer.Age) || !double.IsFinite(customer.Age))
            {
                return new PurchaseHistoryUnfit(customer.Repeats, customer.Last, customer.Age);
            }

            found[customer] = found.GetValueOrDefault(customer) + 1;
            repeaters += customer.Repeats > 0 ? 1 : 0;
            age += customer.Age;
        }

        return repeaters < LeastCustomers || age <= 0
            ? new TooFewRepeaters(repeaters, LeastCustomers)
            : new GroupedHistories([.. found.Select(pair => (pair.Key, pair.Value))], age / customers.Length);
    }

    public double Sum(Func<PurchaseHistory, double> value)
    {
        double sum = 0;
        foreach ((PurchaseHistory history, int customers) in _groups)
        {
            sum += customers * value(history);
        }

        return sum;
    }
}
