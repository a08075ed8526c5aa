using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>Views about persons, whose events come under several keys, and models that look up by two kinds of keys.</summary>
public sealed class PersonLookUpTests : IDisposable
{
    private readonly OnlineWork _work = new();

    private static FeatureViewDefinition OfPersons { get; } = OnlineWork.EveryRecipe with
    {
        Name = "persons",
        Entity = FeatureEntity.Person,
        Features = [OnlineWork.Feature("clicks", new WindowFeature(WindowAggregate.Count)), OnlineWork.Feature("last_channel", new WindowFeature(WindowAggregate.Last, "channel"))],
    };

    [Fact]
    public async Task New_events_under_any_key_of_a_person_renew_the_person()
    {
        (FeatureView view, string ann) = await PersonsAsync();
        Assert.Equal("found: 2, email", await _work.FindAsync(view, ann));

        _work.Pass(5);
        await _work.SendAsync(OfCookie("c-ann", "search"), OfCookie("c-nobody", "social"));
        _work.Pass(1);

        Assert.Equal(1, await _work.Streaming.StepAsync(default));
        Assert.Equal("found: 3, search", await _work.FindAsync(view, ann));
    }

    [Fact]
    public async Task A_person_is_erased_under_any_of_the_keys()
    {
        (FeatureView view, string ann) = await PersonsAsync();
        IPersonalDataHolder holder = _work.Files.Get<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "Online features");

        Assert.Equal(1, await holder.CountAsync("c-ann", default));
        Assert.Equal(1, await holder.EraseAsync("ann", default));

        Assert.Equal("unknown: 0, -", await _work.FindAsync(view, ann));
    }

    [Fact]
    public async Task A_model_over_two_kinds_of_keys_takes_one_for_each()
    {
        (FeatureView persons, string ann) = await PersonsAsync();
        FeatureView logIns = await _work.ActivateAsync(OnlineWork.EveryRecipe);
        await _work.RefreshAsync(logIns);
        await _work.DeployAsync(OnlineWork.Looked(persons, "clicks"), OnlineWork.Looked(logIns, "channels"));

        (Refusal? refusal, double score) = await _work.ScoreAsync($$$"""{"age":1,"entity":{"log-in":"ann","person":"{{{ann}}}"}}""");

        Assert.Null(refusal);
        Assert.Equal(1 + 2 + 1, score, 9);
        Assert.Equal(ann, MarketingAI.Engine.Decisioning.Log.DecisionInputs.Of(await _work.NewestAsync())!.KeyOf("person"));
        foreach (string wrong in (string[])["\"ann\"", """{"person":"x"}""", """{"person":"x","log-in":""}""", """{"person":"x","person":"y"}""", """{"person":"x","cookie":"y"}"""])
        {
            Assert.NotNull((await _work.ScoreAsync($$"""{"age":1,"entity":{{wrong}}}""")).Refusal);
        }
    }

    [Fact]
    public async Task A_version_that_a_deployed_model_looks_up_stays_when_a_newer_one_is_active()
    {
        (FeatureView first, string ann) = await PersonsAsync();
        await _work.DeployAsync(OnlineWork.Looked(first, "clicks"));
        FeatureView second = await _work.ActivateAsync(OfPersons with { EmbargoHours = 1 });
        await _work.RefreshAsync(second);
        _work.Pass(60 * 24);
        IJobHandler<RefreshOnlineFeatures> nightly = _work.Files.Get<IJobHandler<RefreshOnlineFeatures>>();

        JobResult result = await nightly.RunAsync(new RefreshOnlineFeatures(), new Silent(), default);

        Assert.StartsWith("1 feature views with ", result.Summary, StringComparison.Ordinal);
        Assert.Equal("persons@1, persons@2", string.Join(", ", (await _work.Online.ListAsync(default)).Select(view => view.View.ToString())));
        Assert.StartsWith("found", await _work.FindAsync(first, ann), StringComparison.Ordinal);
        Assert.Equal(1 + 2, (await _work.ScoreAsync($$"""{"age":1,"entity":"{{ann}}"}""")).Score, 9);
    }

    private async Task<(FeatureView View, string Ann)> PersonsAsync()
    {
        await _work.SendAsync(
            $$"""{"type":"identify","user_id":"ann","anonymous_id":"c-ann","event_time":"{{_work.Now.AddMinutes(-50):O}}","channel":"email"}""", OfCookie("c-ann", "email"));
        Assert.Null((await _work.Files.Get<IIdentityGraph>().BuildAsync(new GraphOptions(), default)).Refusal);
        FeatureView view = await _work.ActivateAsync(OfPersons);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        Guid? person = await _work.Files.Get<IIdentityGraph>().FindAsync(KeyKind.UserId, "ann", default);
        return (view, person!.Value.ToString());
    }

    private string OfCookie(string cookie, string channel) =>
        $$"""{"type":"click","anonymous_id":"{{cookie}}","event_time":"{{_work.Now.AddMinutes(-3):O}}","channel":"{{channel}}"}""";

    public void Dispose() => _work.Dispose();

    private sealed class Silent : IJobRun
    {
        public Guid JobId => Guid.Empty;

        public string? Checkpoint => null;

        public void Report(double share, string step)
        {
        }

        public void Log(string line)
        {
        }

        public Task SaveCheckpointAsync(string json, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
