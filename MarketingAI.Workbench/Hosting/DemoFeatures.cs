using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Two feature views of the demo company with their values, and a training set that takes from one; what is there is not made again.</summary>
internal sealed class DemoFeatures(IFeatureViews views, IFeatureValues values, IStoredTrainingSets sets)
{
    public const string Unit = "retail";
    public const string Orders = "orders";
    public const string Web = "web_activity";
    public const string TrainingSetName = "Winter mail: who visits";

    /// <summary>The simulated year has ended; values are as of its end.</summary>
    private static readonly DateTimeOffset YearsEnd = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Null, or why something could not be made.</returns>
    public async Task<Refusal?> MakeAsync(CancellationToken cancellationToken) =>
        await MakeAsync(OrdersView, cancellationToken) ?? await MakeAsync(WebView, cancellationToken) ?? await KeepAsync(cancellationToken);

    private static FeatureViewDefinition OrdersView => new()
    {
        Name = Orders,
        Description = "What customers bought, in the shop and at the till.",
        Owner = "Customer analytics",
        Refresh = RefreshCadence.ByHand,
        Entity = FeatureEntity.Record("customer_id"),
        Source = new DataSetRows(IdOf("Orders 2025"), "customer_id", "ordered_at", new KnownAfterDelay(6)),
        Features =
        [
            new("orders", "Orders so far", new WindowFeature(WindowAggregate.Count)),
            new("orders_90d", "Orders in the last 90 days", new WindowFeature(WindowAggregate.Count, null, 90)),
            new("spend_90d", "Spent in the last 90 days, in cents", new WindowFeature(WindowAggregate.SumOfMoney, "amount", 90)),
            new("mean_basket", "Mean basket of all orders, in EUR", new WindowFeature(WindowAggregate.Mean, "amount")),
            new("days_since_order", "Days since the last order", new WindowFeature(WindowAggregate.DaysSinceLast)),
            new("days_as_customer", "Days since the first order", new WindowFeature(WindowAggregate.DaysSinceFirst)),
            new("store_share", "Share of orders made in a store", new SqlFeature("count(*) FILTER (WHERE place = 'store') / count(*)")),
            new("days_between", "Mean days between orders", new DerivedFeature("CASE WHEN orders > 1 THEN (days_as_customer - days_since_order) / (orders - 1) END")),
            new("quiet", "How many usual gaps the last order is ago", new DerivedFeature("days_since_order / nullif(days_between, 0)")),
        ],
    };

    private static FeatureViewDefinition WebView => new()
    {
        Name = Web,
        Description = "What happens on a cookie or device: clicks by channel, pages, purchases.",
        Owner = "Web analytics",
        Refresh = RefreshCadence.ByHand,
        Entity = FeatureEntity.AnonymousId,
        Source = new EventRows(),
        Features =
        [
            new("clicks_7d", "Clicks in the last 7 days", new WindowFeature(WindowAggregate.Count, null, 7) { Filter = "type = 'click'" }),
            new("clicks_30d", "Clicks in the last 30 days, by channel", new WindowFeature(WindowAggregate.Count, null, 30)
            {
                Filter = "type = 'click'", Split = new FeatureSplit("channel", ["email", "social", "search_brand", "search_generic", "display", "affiliate"]),
            }),
            new("pages_30d", "Pages seen in the last 30 days", new WindowFeature(WindowAggregate.Count, null, 30) { Filter = "type = 'page'" }),
            new("purchases_90d", "Purchases in the last 90 days", new WindowFeature(WindowAggregate.Count, null, 90) { Filter = "type = 'purchase'" }),
            new("spend_90d", "Spent in the last 90 days, in cents", new WindowFeature(WindowAggregate.SumOfMoney, "value", 90) { Filter = "type = 'purchase'" }),
            new("last_channel", "Channel of the last click or impression", new WindowFeature(WindowAggregate.Last, "channel")),
            new("days_since_seen", "Days since anything happened", new WindowFeature(WindowAggregate.DaysSinceLast)),
        ],
    };

    private async Task<Refusal?> MakeAsync(FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        if (await views.FindAsync(definition.Name, null, cancellationToken) is { Freshness: not null })
        {
            return null;
        }

        Outcome<FeatureView> kept = await views.SaveDraftAsync(definition, cancellationToken);
        Outcome<FeatureView> active = kept.IsRefused ? kept : await views.ActivateAsync(definition.Name, "First features of the demo company", cancellationToken);
        return active.Refusal ?? (await values.WriteOutAsync(active.Value.Reference, YearsEnd, cancellationToken)).Refusal;
    }

    private async Task<Refusal?> KeepAsync(CancellationToken cancellationToken)
    {
        FeatureView? orders = await views.FindAsync(Orders, null, cancellationToken);
        if (orders is null || (await sets.ListAsync(cancellationToken)).Count > 0)
        {
            return null;
        }

        TrainingSetRequest request = new(IdOf("Winter mail experiment"), "visit", null, ["arm"])
        {
            Views = [new ViewUse(orders.Reference)],
            Keys = [new LabelKey("customer_id", FeatureEntity.Record("customer_id"))],
            DecisionColumn = "assigned_on",
        };
        return (await sets.KeepAsync(TrainingSetName, request, cancellationToken)).Refusal;
    }

    private static Guid IdOf(string name) => DemoDataSet.All.First(demo => demo.Unit == Unit && string.Equals(demo.Name, name, StringComparison.Ordinal)).Id;
}
