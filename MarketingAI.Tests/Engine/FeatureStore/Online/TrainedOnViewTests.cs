using System.Globalization;
using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>The whole way: a model learns from a view, is registered and deployed, and scores by key what it would have scored in training.</summary>
public sealed class TrainedOnViewTests : IDisposable
{
    private readonly FileWork _work = new(add: services =>
    {
        services.AddEventIntake(new EventIntakeOptions());
        services.AddIdentityGraph();
        services.AddFeatureValues();
        services.AddFeaturesOnline(new OnlineOptions());
        services.AddLearners();
        services.AddModeling();
        services.AddDecisioning(new DecisionLogOptions());
        services.AddSingleton<IApprovalGate, OpenGate>();
    });

    [Theory]
    [InlineData(null)]
    [InlineData("region")]
    public async Task Scores_by_key_are_those_of_the_training_rows_whatever_is_missing(string? segment)
    {
        DataSet facts = await TableAsync("facts", Facts());
        DataSet labels = await TableAsync("labels", Labels());
        FeatureView view = await ActivateAsync(facts);
        TrainingSet set = (await _work.TrainingSets.AssembleAsync(
            new TrainingSetRequest(labels.Id, "y", null, ["driver", "at"])
            {
                Views = [new ViewUse(view.Reference)],
                Keys = [new LabelKey("driver", FeatureEntity.Record("driver"))],
                DecisionColumn = "at",
            },
            default)).Value;
        Outcome<TrainedModel> trained = await _work.Get<IModelSearch>().TrainAsync(set, new TrainOptions { Trials = 2, FallbackSegment = segment }, null, default);
        Assert.Null(trained.Refusal);
        Assert.Null((await _work.Get<IOnlineFeatures>().RefreshAsync(view.Reference, default)).Refusal);
        await DeployAsync(trained.Value);

        RawRows rows = RawRows.Of(set.Table, trained.Value.Model.Fields);
        double[] row = new double[rows.Fields.Count];
        string[] regions = [.. Enumerable.Range(0, 400).Select(Region)];
        for (int driver = 0; driver < 400; driver += 3)
        {
            rows.CopyRow(driver, row);
            Assert.Equal(trained.Value.Model.Predict(row), await ScoreAsync(regions[driver], driver.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task A_segment_that_is_no_text_among_the_features_is_refused()
    {
        DataSet labels = await TableAsync("labels", Labels());
        TrainingSet set = (await _work.TrainingSets.AssembleAsync(new TrainingSetRequest(labels.Id, "y", null, ["driver", "at"]), default)).Value;

        Outcome<TrainedModel> trained = await _work.Get<IModelSearch>().TrainAsync(set, new TrainOptions { Trials = 1, FallbackSegment = "county" }, null, default);

        Assert.Equal("'county' cannot name segments for missing values: it is no text among the features. Texts are region.", trained.Refusal!.Reason);
    }

    private async Task<Prediction> ScoreAsync(string region, string driver)
    {
        IScoring scoring = _work.Get<IScoring>();
        using ScoreCall call = scoring.Begin();
        string body = $$$"""{"model":"drivers","row":{"region":"{{{region}}}","entity":"{{{driver}}}"}}""";
        Assert.Null(await scoring.ScoreAsync(call, Encoding.UTF8.GetBytes(body), new ScoreCaller(new BusinessUnitId("retail"), "k1", DecisionSource.Api)));
        return call.Predictions[0];
    }

    private async Task DeployAsync(TrainedModel trained)
    {
        ModelVersion version = await _work.Get<IModelRegistry>().RegisterAsync(
            new NewModelVersion("Drivers", Guid.Empty, null, "f", "y", trained.Report.Chosen, 1, TrainingReportJson.Write(trained.Report), trained.File), default);
        Assert.Null((await _work.Get<IDeployments>().DeployAsync(version.Id, "drivers", "For the test", default)).Refusal);
    }

    private async Task<FeatureView> ActivateAsync(DataSet facts)
    {
        IFeatureViews views = _work.Get<IFeatureViews>();
        FeatureViewDefinition definition = new()
        {
            Name = "facts",
            Description = "Facts.",
            Owner = "dana",
            Entity = FeatureEntity.Record("driver"),
            Source = new DataSetRows(facts.Id, "driver", "happened", new KnownAfterDelay(1)),
            Features =
            [
                OnlineWork.Feature("rate", new LatestValue("rate")), OnlineWork.Feature("trips", new WindowFeature(WindowAggregate.Count)),
                OnlineWork.Feature("mean", new WindowFeature(WindowAggregate.Mean, "rate")), OnlineWork.Feature("kind", new LatestValue("kind")),
            ],
        };
        Assert.Null((await views.SaveDraftAsync(definition, default)).Refusal);
        return (await views.ActivateAsync("facts", "For the test", default)).Value;
    }

    private static string Region(int driver) => (driver % 3) switch { 0 => "north", 1 => "south", _ => "west" };

    /// <summary>Every seventh driver has no facts, every fifth no rate.</summary>
    private static string Facts()
    {
        StringBuilder text = new("driver,happened,rate,kind\n");
        for (int driver = 0; driver < 400; driver++)
        {
            for (int trip = 0; driver % 7 != 6 && trip < 1 + (driver % 4); trip++)
            {
                string rate = driver % 5 == 4 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{(driver % 3 * 10) + (driver % 13) + (trip * 0.25)}");
                text.Append(CultureInfo.InvariantCulture, $"{driver},2026-02-{1 + (driver % 20):00} 10:0{trip}:00,{rate},{(driver % 2 == 0 ? "car" : driver % 11 == 0 ? "" : "van")}\n");
            }
        }

        return text.ToString();
    }

    private static string Labels()
    {
        StringBuilder text = new("driver,at,region,y\n");
        for (int driver = 0; driver < 400; driver++)
        {
            bool isPositive = (driver % 13) + (driver % 3 * 3) + (driver * 7919 % 10) > 14;
            text.Append(CultureInfo.InvariantCulture, $"{driver},2026-03-02 09:00:00,{Region(driver)},{(isPositive ? 1 : 0)}\n");
        }

        return text.ToString();
    }

    private async Task<DataSet> TableAsync(string name, string text)
    {
        DataSet dataSet = await _work.Import(_work.Text(text, $"{name}.csv"), name);
        await _work.Confirm(dataSet, column => column with { PersonalData = PersonalDataClass.None, PersonalDataOpen = false, Use = AllowedUse.Anything });
        return dataSet;
    }

    public void Dispose() => _work.Dispose();

    private sealed class OpenGate : IApprovalGate
    {
        public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);
    }
}
