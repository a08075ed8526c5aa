using MarketingAI.Engine.Simulation;

namespace MarketingAI.Tests.Engine.Simulation;

public sealed class PlantedEventTests(SmallWorld world) : IClassFixture<SmallWorld>
{
    [Fact]
    public void The_silent_tag_reports_no_web_purchase_and_the_days_around_it_do()
    {
        const string purchases = "SELECT count(*) FROM {web/events} WHERE type = 'purchase' AND source = 'web' AND event_time::DATE";

        Assert.Equal(0, world.Number($"{purchases} IN ('2025-09-16', '2025-09-17')"));
        Assert.True(world.Number($"{purchases} IN ('2025-09-14', '2025-09-15', '2025-09-18', '2025-09-19')") > 10);
        Assert.True(world.Number("SELECT count(*) FROM {web/events} WHERE type = 'purchase' AND source = 'app' AND event_time::DATE IN ('2025-09-16', '2025-09-17')") > 0);
        Assert.Equal(
            world.Retail.Events.Silenced, world.Number("SELECT count(*) FROM {shop/orders} WHERE place = 'web' AND ordered_at::DATE IN ('2025-09-16', '2025-09-17')"));
    }

    [Fact]
    public void The_schema_changes_on_the_stated_day_and_nothing_else_does()
    {
        double[] found = world.Rows(
            """
            SELECT count(*) FILTER (event_time < '2025-07-01' AND (campaign_id IS NOT NULL OR value_minor IS NOT NULL)),
                   count(*) FILTER (event_time >= '2025-07-01' AND (campaign IS NOT NULL OR value IS NOT NULL)),
                   count(*) FILTER (type IN ('click', 'impression') AND coalesce(campaign, campaign_id) IS NULL),
                   count(*) FILTER (type = 'purchase' AND value IS NULL AND value_minor IS NULL)
            FROM {web/events}
            """)[0];

        Assert.Equal([0, 0, 0, 0], found);
    }

    [Fact]
    public void Events_come_late_and_twice_at_the_stated_rates_and_out_of_order()
    {
        EventTruth truth = world.Retail.Events;
        DeliveryPlan plan = world.Retail.Plan.Delivery;
        double[] found = world.Rows(
            """
            SELECT count(*), count(DISTINCT event_id), count(*) FILTER (n = 1 AND received_at >= event_time + INTERVAL 1 DAY), count(*) FILTER (event_time < before)
            FROM (SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY received_at) AS n, lag(event_time) OVER (ORDER BY received_at) AS before FROM {web/events})
            """)[0];

        Assert.Equal([truth.Lines, truth.Events, truth.Late], found[..3]);
        Assert.Equal(truth.Lines - truth.Events, truth.Duplicates);
        Near(plan.LateShare * truth.Events, truth.Late, Math.Sqrt(plan.LateShare * truth.Events));
        Near(plan.DuplicateShare * truth.Events, truth.Duplicates, Math.Sqrt(plan.DuplicateShare * truth.Events));
        Assert.True(found[3] > 1000);
    }

    [Fact]
    public void Paths_show_the_stated_removal_effects()
    {
        IReadOnlyList<string> channels = world.Retail.Plan.Journeys.Channels;
        (double whole, double[] without) = EmpiricalChain.Reach(world, channels);

        Near(world.Retail.Journeys.ConversionChance, whole, Math.Sqrt(whole * (1 - whole) / (world.Retail.Journeys.Converting + world.Retail.Journeys.Lost)));
        for (int i = 0; i < channels.Count; i++)
        {
            Assert.Equal(world.Retail.Journeys.RemovalEffect[channels[i]], 1 - (without[i] / whole), .03);
        }
    }

    [Fact]
    public void Platforms_report_what_the_causes_add_up_to()
    {
        foreach (PlatformTruth platform in world.Retail.Platforms)
        {
            Assert.Equal(platform.Reported, world.Number($"SELECT count(*) FROM {{platforms/reported_conversions}} WHERE platform = '{platform.Platform}'"));
            Assert.Equal(platform.Reported, world.Number($"SELECT sum(conversions) FROM {{platforms/daily_report}} WHERE platform = '{platform.Platform}'"));
            Assert.Equal(platform.Ours, world.Number($"SELECT count(*) FROM {{platforms/own_touch_log}} WHERE counted AND platform = '{platform.Platform}'"));
            Assert.Equal(platform.Reported - platform.Ours, platform.Parts.Values.Sum(), .001);
            Assert.True(platform.Parts["consent_loss"] < 0);
        }

        Assert.True(world.Retail.Platforms[1].Parts["view_through"] > 50);
    }

    [Fact]
    public void Sales_at_the_till_follow_clicks_by_the_stated_lag()
    {
        double[] found = world.Rows("SELECT median(lag_days), count(lag_days), avg(name_is_wrong::INT), count(*) FROM {truth/till_sales}")[0];

        OfflinePlan plan = world.Retail.Plan.Offline;
        Assert.Equal(Math.Log(plan.LagMedianDays), Math.Log(found[0]), 4 * 1.2533 * plan.LagLogSd / Math.Sqrt(found[1]));
        Near(plan.NameTypo, found[2], Math.Sqrt(plan.NameTypo * (1 - plan.NameTypo) / found[3]));
        Assert.Equal(found[1], world.Number("SELECT count(*) FROM {truth/till_sales} t JOIN (SELECT DISTINCT event_id, type FROM {web/events}) e ON e.event_id = t.click_event_id WHERE e.type = 'click'"));
    }

    [Fact]
    public void A_shared_device_carries_log_ins_of_several_persons()
    {
        double shared = world.Number(
            """
            SELECT count(*) FROM (
                SELECT e.cookie_id FROM {web/events} e JOIN {truth/cookies} c USING (cookie_id)
                WHERE e.type = 'identify' AND c.person_id IS NULL GROUP BY e.cookie_id HAVING count(DISTINCT e.email_sha256) > 1)
            """);

        Assert.True(shared > 10);
        Assert.Equal(0, world.Number(
            """
            SELECT count(*) FROM (
                SELECT e.cookie_id FROM {web/events} e JOIN {truth/cookies} c USING (cookie_id)
                WHERE e.type = 'identify' AND c.person_id IS NOT NULL GROUP BY e.cookie_id HAVING count(DISTINCT e.email_sha256) > 1)
            """));
    }

    private static void Near(double expected, double found, double standardError) =>
        Assert.InRange(found, expected - (4 * standardError), expected + (4 * standardError));
}
