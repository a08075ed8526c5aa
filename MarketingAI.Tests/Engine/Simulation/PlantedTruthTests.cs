using MarketingAI.Engine.Simulation;

namespace MarketingAI.Tests.Engine.Simulation;

/// <summary>What was planted can be found again in the files, within four standard errors.</summary>
public sealed class PlantedTruthTests(SmallWorld world) : IClassFixture<SmallWorld>
{
    private UnitPlan Plan => world.Retail.Plan;

    [Fact]
    public void Purchase_rates_and_drop_outs_have_the_means_of_their_distributions()
    {
        double[] found = world.Rows("SELECT avg(weekly_rate), avg(drop_out), count(*) FROM {truth/people}")[0];

        PurchasePlan p = Plan.Purchases;
        double dropVariance = p.A * p.B / ((p.A + p.B) * (p.A + p.B) * (p.A + p.B + 1));
        Near(p.R / p.Alpha, found[0], Math.Sqrt(p.R) / p.Alpha / Math.Sqrt(found[2]));
        Near(p.A / (p.A + p.B), found[1], Math.Sqrt(dropVariance / found[2]));
    }

    [Fact]
    public void As_many_customers_buy_only_once_as_the_purchase_process_says()
    {
        MarketingAI.Engine.Simulation.Algorithms.Season season = new(Plan.Season);
        IReadOnlyList<double[]> customers = world.Rows(
            """
            SELECT a.joined_on - DATE '2025-01-01' + .5, count(o.order_id) = 1 FROM {crm/accounts} a JOIN {shop/orders} o USING (customer_id)
            GROUP BY a.customer_id, a.joined_on
            """);
        PurchasePlan p = Plan.Purchases;

        double[] chances = [.. customers.Select(row =>
        {
            double weeks = (season.Demand(365) - season.Demand(row[0])) / 7;
            return Math.Pow(p.Alpha / (p.Alpha + weeks), p.R);
        })];

        Near(chances.Sum(), customers.Sum(row => row[1]), Math.Sqrt(chances.Sum(chance => chance * (1 - chance))));
    }

    [Fact]
    public void Mean_order_value_of_customers_is_that_of_the_spend_process()
    {
        double[] found = world.Rows(
            "SELECT avg(m), stddev(m) / sqrt(count(*)) FROM (SELECT avg(amount) AS m FROM {shop/orders} GROUP BY customer_id)")[0];

        PurchasePlan p = Plan.Purchases;
        Near(p.P * p.V / (p.Q - 1), found[0], found[1]);
    }

    [Fact]
    public void Individual_effects_average_to_the_stated_one_and_the_experiment_finds_it()
    {
        double[] truth = world.Rows("SELECT avg(converts_with::INT - converts_without::INT), avg(effect) FROM {truth/mail}")[0];
        double[] found = world.Rows(
            """
            SELECT avg(c) FILTER (arm = 'mail') - avg(c) FILTER (arm = 'control'),
                   sqrt(var_samp(c) FILTER (arm = 'mail') / count(*) FILTER (arm = 'mail') + var_samp(c) FILTER (arm = 'control') / count(*) FILTER (arm = 'control'))
            FROM (SELECT arm, conversion::INT AS c FROM {experiments/mail})
            """)[0];

        Assert.Equal(world.Retail.Experiment.MeanEffect, truth[0], 5);
        Assert.Equal(world.Retail.Experiment.ExpectedEffect, truth[1], 5);
        Assert.True(truth[0] > .05);
        Near(truth[0], found[0], found[1]);
    }

    [Fact]
    public void Everyone_does_in_the_arm_drawn_what_the_truth_says()
    {
        double differing = world.Number(
            """
            SELECT count(*) FROM {experiments/mail} m JOIN {truth/mail} t USING (customer_id)
            WHERE m.conversion <> CASE m.arm WHEN 'mail' THEN t.converts_with ELSE t.converts_without END
            """);

        Assert.Equal(0, differing);
    }

    [Fact]
    public void Arms_of_the_same_page_do_not_differ()
    {
        double[] found = world.Rows(
            """
            SELECT avg(sessions) FILTER (arm = 'a') - avg(sessions) FILTER (arm = 'b'), 2 * stddev(sessions) / sqrt(count(*)), corr(sessions, sessions_before)
            FROM {experiments/home_page_aa}
            """)[0];

        Near(0, found[0], found[1]);
        Assert.True(found[2] > .3);
    }

    [Fact]
    public void Second_records_carry_errors_at_the_stated_rates()
    {
        RecordErrors rates = Plan.RecordErrors;
        long copies = world.Retail.Records.Copies;
        IReadOnlyDictionary<string, long> errors = world.Retail.Records.Errors;

        foreach ((string error, double rate, long of) in new[]
        {
            ("typo:first_name", rates.Typo, copies), ("typo:last_name", rates.Typo, copies), ("swap", rates.Swap, copies), ("moved", rates.Moved, copies),
            ("missing:phone", rates.MissingPhone, copies), ("missing:email", rates.MissingEmail, copies),
            ("nickname", rates.Nickname, world.Retail.Records.NicknamePossible),
        })
        {
            Near(of * rate, errors[error], Math.Sqrt(of * rate * (1 - rate)));
            Assert.Equal(errors[error], world.Number($"SELECT count(*) FROM {{truth/crm_records}} WHERE list_contains(string_split(errors, ';'), '{error}')"));
        }
    }

    [Fact]
    public void A_record_without_errors_agrees_with_the_first_one_and_a_misspelt_one_does_not()
    {
        const string pairs =
            """
            WITH r AS (SELECT c.*, t.person_id, coalesce(t.errors, '') AS errors, row_number() OVER (PARTITION BY person_id ORDER BY created_at) AS n
                       FROM {crm/customers} c JOIN {truth/crm_records} t USING (record_id))
            SELECT count(*) FILTER (copy.errors = '' AND (copy.last_name <> one.last_name OR copy.first_name <> one.first_name OR copy.street <> one.street)),
                   count(*) FILTER (copy.errors = 'typo:last_name' AND copy.last_name = one.last_name),
                   count(*) FILTER (copy.errors = '')
            FROM r copy JOIN r one ON one.person_id = copy.person_id AND one.n = 1 AND copy.n > 1
            """;

        double[] found = world.Rows(pairs)[0];

        Assert.Equal([0, 0], found[..2]);
        Assert.True(found[2] > 50);
    }

    [Fact]
    public void The_section_gives_gender_away_as_strongly_as_stated()
    {
        double v = world.Number(
            """
            WITH c AS (SELECT section, gender, count(*) AS n FROM {leads/leads} GROUP BY ALL),
                 e AS (SELECT n, sum(n) OVER (PARTITION BY section) * sum(n) OVER (PARTITION BY gender) / sum(n) OVER () AS expected, sum(n) OVER () AS total FROM c)
            SELECT sqrt(sum((n - expected) ** 2 / expected) / any_value(total)) FROM e
            """);

        Assert.InRange(v, Plan.Proxy.CramersV - .04, Plan.Proxy.CramersV + .04);
    }

    private static void Near(double expected, double found, double standardError) =>
        Assert.InRange(found, expected - (4 * standardError), expected + (4 * standardError));
}
