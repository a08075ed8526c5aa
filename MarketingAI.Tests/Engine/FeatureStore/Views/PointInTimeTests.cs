using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Tests.Engine.FeatureStore.Views;

public sealed class PointInTimeTests
{
    /// <summary>
    /// Golden of Feast (sdk/python/tests/unit/infra/offline_stores/test_filter_by_created_timestamp.py): one driver, two rows of the same time, the second
    /// filled in later. As of the day between it must be the first: 0.4, not 0.6. The row without a created time is never known.
    /// </summary>
    [Fact]
    public async Task A_value_filled_in_later_does_not_reach_an_earlier_decision()
    {
        using ViewWork work = new();
        DataSet facts = await work.Table(
            """
            driver,happened,created,rate
            1,2025-01-01 10:00:00,2025-01-01 12:00:00,0.4
            1,2025-01-01 10:00:00,2025-01-03 00:00:00,0.6
            1,2025-01-01 11:00:00,,0.9
            """, "Facts");
        DataSet labels = await work.Table(
            """
            driver,at,y
            1,2025-01-02 00:00:00,0
            1,2025-01-04 00:00:00,1
            """, "Labels");
        FeatureView view = await work.Activate(ViewWork.Over(
            new DataSetRows(facts.Id, "driver", "happened", new KnownAtColumn("created")), ViewWork.Feature("rate", new LatestValue("rate"))));

        TrainingSet set = (await work.Train(labels, view)).Value;

        Assert.Equal([0.4, 0.6], ViewWork.Numbers(set, "facts.rate"));
        Assert.Equal(new FeatureUse("facts", 1, "rate", "facts.rate"), Assert.Single(set.FeatureUses));
    }

    [Theory]
    [InlineData(false, "NaN,1")]
    [InlineData(true, "1,1")]
    public async Task A_row_at_the_very_decision_counts_only_where_the_view_says_so(bool includes, string expected)
    {
        using ViewWork work = new();
        DataSet facts = await work.Table("driver,happened,rate\n1,2025-01-01 10:00:00,1\n2,2025-01-01 10:00:00,7\n", "Facts");
        DataSet labels = await work.Table("driver,at,y\n1,2025-01-01 10:00:00,0\n1,2025-01-01 10:00:01,1\n2,2025-01-09 10:00:00,1\n", "Labels");
        FeatureView view = await work.Activate(ViewWork.Over(
            new DataSetRows(facts.Id, "driver", "happened", new KnownAfterDelay(0)), ViewWork.Feature("rate", new LatestValue("rate"))) with
        { IncludesCutoff = includes });

        TrainingSet set = (await work.Train(labels, view)).Value;

        Assert.Equal($"{expected},7", string.Join(',', ViewWork.Numbers(set, "facts.rate")));
    }
}
