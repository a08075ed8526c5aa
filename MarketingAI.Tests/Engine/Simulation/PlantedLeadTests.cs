using MarketingAI.Engine.Simulation;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Tests.Engine.Simulation;

public sealed class PlantedLeadTests(SmallWorld world, NullWorld nothing) : IClassFixture<SmallWorld>, IClassFixture<NullWorld>
{
    [Fact]
    public void Outcomes_agree_with_the_true_chances_and_the_oracle_is_as_good_as_stated()
    {
        IReadOnlyList<double[]> rows = world.Rows("SELECT probability, converted FROM {leads/leads} l JOIN {truth/leads} t USING (lead_id) ORDER BY lead_id");
        LeadTruth truth = world.Retail.Leads;
        double[] chances = [.. rows.Select(row => row[0])];

        Assert.Equal(truth.OracleAuc!.Value, RankAccuracy.Auc(chances, [.. rows.Select(row => row[1] > 0)])!.Value, .0001);
        Assert.InRange(
            rows.Sum(row => row[1]) - chances.Sum(), -4 * Math.Sqrt(chances.Sum(p => p * (1 - p))), 4 * Math.Sqrt(chances.Sum(p => p * (1 - p))));
        Assert.InRange(truth.OracleAuc!.Value, .75, .82);
        Assert.InRange(truth.ExpectedOracleAuc!.Value, truth.OracleAuc.Value - .03, truth.OracleAuc.Value + .03);
    }

    [Fact]
    public void The_length_of_the_call_gives_the_outcome_away()
    {
        IReadOnlyList<double[]> rows = world.Rows("SELECT call_seconds, converted FROM {leads/leads}");

        Assert.True(RankAccuracy.Auc([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1] > 0)]) > .95);
    }

    [Fact]
    public void The_launch_shifts_who_asks()
    {
        double[] found = world.Rows(
            """
            SELECT avg(ln(1 + pages_viewed)) FILTER (created_at >= '2025-10-06') - avg(ln(1 + pages_viewed)) FILTER (created_at < '2025-10-06'),
                   count(*) FILTER (created_at < '2025-10-06' AND creative_id >= 'cr300'), count(*) FILTER (created_at >= '2025-10-06' AND creative_id >= 'cr300')
            FROM {leads/leads}
            """)[0];

        Assert.InRange(found[0], .25, .45);
        Assert.Equal(0, found[1]);
        Assert.True(found[2] > 300);
    }

    [Fact]
    public void Missing_values_have_their_pattern()
    {
        double[] found = world.Rows(
            "SELECT avg((age IS NULL)::INT) FILTER (newsletter), avg((age IS NULL)::INT) FILTER (NOT newsletter), count(*) FILTER (returning_visitor <> (days_since_last_visit IS NOT NULL)) FROM {leads/leads}")[0];

        Assert.InRange(found[0], .02, .06);
        Assert.InRange(found[1], .18, .26);
        Assert.Equal(0, found[2]);
    }

    [Fact]
    public void A_null_world_has_no_effect_anywhere()
    {
        UnitTruth truth = nothing.Retail;

        Assert.Null(truth.Leads.OracleAuc is .5 ? null : truth.Leads.OracleAuc);
        Assert.Equal(0, truth.Experiment.MeanEffect);
        Assert.Equal(0, truth.Experiment.ExpectedEffect, 9);
        Assert.All(truth.Media.Channels, channel => Assert.Equal(0, channel.LostIfRemoved));
        Assert.All(truth.Journeys.RemovalEffect.Values, effect => Assert.Equal(0, effect));
        Assert.Equal(0, truth.People.ProxyCramersV, 9);
        Assert.Equal(0, truth.Events.Silenced);
        Assert.Equal(0, nothing.Number("SELECT count(*) FROM {leads/leads} WHERE creative_id >= 'cr300'"));
    }

    [Fact]
    public void The_experiment_of_a_null_world_finds_nothing_beyond_noise()
    {
        double[] found = nothing.Rows(
            """
            SELECT avg(c) FILTER (arm = 'mail') - avg(c) FILTER (arm = 'control'), 2 * stddev(c) / sqrt(count(*))
            FROM (SELECT arm, conversion::INT AS c FROM {experiments/mail})
            """)[0];

        Assert.InRange(found[0], -4 * found[1], 4 * found[1]);
    }
}
