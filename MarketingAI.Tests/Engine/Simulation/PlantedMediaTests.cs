using MarketingAI.Engine.Simulation;

namespace MarketingAI.Tests.Engine.Simulation;

public sealed class PlantedMediaTests(SmallWorld world) : IClassFixture<SmallWorld>
{
    private MediaPlan Plan => world.Retail.Plan.Media;

    [Fact]
    public void Contributions_follow_from_spend_and_the_stated_parameters()
    {
        string channels = string.Join(", ", Plan.Channels.Select(channel => channel.Name));
        IReadOnlyList<double[]> spend = world.Rows($"SELECT {channels} FROM {{media/weekly}} ORDER BY week");
        IReadOnlyList<double[]> truth = world.Rows($"SELECT {channels} FROM {{truth/media_weeks}} ORDER BY week");
        double[] carried = new double[Plan.Channels.Count];

        Assert.Equal(156, spend.Count);
        for (int week = 0; week < spend.Count; week++)
        {
            for (int c = 0; c < carried.Length; c++)
            {
                MediaChannelPlan channel = Plan.Channels[c];
                carried[c] = spend[week][c] + (channel.Carryover * carried[c]);
                double power = Math.Pow(carried[c] / channel.HalfSaturation, channel.Slope);
                Assert.Equal(channel.Coefficient * power / (1 + power), truth[week][c], .02);
            }
        }
    }

    [Fact]
    public void The_parts_of_a_week_sum_to_its_revenue()
    {
        double worst = world.Number(
            """
            SELECT max(abs(revenue - (baseline + trend + price + t.search_brand + t.search_generic + t.social + t.display + t.email + t.tv
                + display_x_tv + search_generic_x_social + noise)))
            FROM {media/weekly} w JOIN {truth/media_weeks} t USING (week)
            """);

        Assert.True(worst < .01);
    }

    [Fact]
    public void Totals_and_returns_in_the_truth_are_those_of_the_weeks()
    {
        foreach (MediaChannelTruth channel in world.Retail.Media.Channels)
        {
            double[] found = world.Rows($"SELECT sum(w.{channel.Name}), sum(t.{channel.Name}) FROM {{media/weekly}} w JOIN {{truth/media_weeks}} t USING (week)")[0];

            Assert.Equal(found[0], channel.Spend, .1);
            Assert.Equal(found[1], channel.Contribution, .1);
            Assert.Equal(found[1] / found[0], channel.Roas!.Value, .001);
        }
    }

    [Fact]
    public void Removing_an_upper_funnel_channel_costs_what_it_feeds_too()
    {
        MediaChannelTruth display = world.Retail.Media.Channels.Single(channel => channel.Name == "display");
        MediaChannelTruth email = world.Retail.Media.Channels.Single(channel => channel.Name == "email");

        Assert.True(display.LostIfRemoved > display.Contribution + world.Retail.Media.InteractionTotals[0] - 1);
        Assert.Equal(email.Contribution, email.LostIfRemoved, .01);
    }

    [Fact]
    public void Regions_add_up_to_the_whole()
    {
        double[] worst = world.Rows(
            """
            SELECT max(abs(w.revenue - r.revenue)), max(abs(w.tv - r.tv)), max(abs(w.social - r.social)), max(abs(t.email - g.email))
            FROM {media/weekly} w JOIN {truth/media_weeks} t USING (week)
            JOIN (SELECT week, sum(revenue) AS revenue, sum(tv) AS tv, sum(social) AS social FROM {media/weekly_by_region} GROUP BY week) r USING (week)
            JOIN (SELECT week, sum(email) AS email FROM {truth/media_region_weeks} GROUP BY week) g USING (week)
            """)[0];

        Assert.True(worst[0] < .1 && worst[1] < .01 && worst[2] < .01 && worst[3] < 10, string.Join(' ', worst));
    }

    [Fact]
    public void Bills_in_four_currencies_are_the_weekly_spend()
    {
        double[] found = world.Rows(
            """
            SELECT max(abs(w.social - d.social)), max(abs(w.tv - d.tv)), count(*) FROM {media/weekly} w JOIN (
                SELECT date_trunc('week', s.date)::DATE AS week, sum(spend * coalesce(euros_per_unit, 1)) FILTER (channel = 'social') AS social,
                       coalesce(sum(spend * coalesce(euros_per_unit, 1)) FILTER (channel = 'tv'), 0) AS tv
                FROM {media/spend_daily} s LEFT JOIN {media/exchange_rates} x ON x.date = s.date AND x.currency = s.currency GROUP BY 1) d USING (week)
            """)[0];

        Assert.Equal(51, found[2]);
        Assert.True(found[0] < 1 && found[1] < 1, string.Join(' ', found));
        Assert.Equal(4, world.Number("SELECT count(DISTINCT currency) FROM {media/spend_daily}"));
    }
}
