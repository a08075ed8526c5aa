using System.Text;
using MarketingAI.Engine.Decisioning;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>Views over events and data sets, their values in memory, and a model that looks them up.</summary>
internal sealed class OnlineWork : IDisposable
{
    private readonly ModelDouble _registry = new();
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    public OnlineWork() => Files = new FileWork(add: services =>
    {
        services.AddEventIntake(new EventIntakeOptions());
        services.AddIdentityGraph();
        services.AddFeatureValues();
        services.AddFeaturesOnline(new OnlineOptions { EntitiesAtOnce = 3 });
        services.AddDecisioning(new DecisionLogOptions());
        services.AddFeatureParity();
        services.AddSingleton<IModelRegistry>(_registry);
        services.AddSingleton<IApprovalGate, OpenGate>();
    });

    public FileWork Files { get; }

    public IOnlineFeatures Online => Files.Get<IOnlineFeatures>();

    public OnlineViews Views => Files.Host.Services.GetRequiredService<OnlineViews>();

    public OnlineKeeper Keeper => Files.Host.Services.GetRequiredService<OnlineKeeper>();

    public OnlineStreaming Streaming => Files.Host.Services.GetServices<IHostedService>().OfType<OnlineStreaming>().Single();

    public IScoring Scoring => Files.Get<IScoring>();

    public DateTimeOffset Now => Files.Host.Clock.GetUtcNow();

    public void Pass(double minutes) => Files.Host.Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>Sends events and moves them to the table; before the first of them one of long ago, so that windows are within the history.</summary>
    public Task SendAsync(params string[] events) => SendToAsync("retail", events);

    public async Task SendToAsync(string unit, params string[] events)
    {
        using IServiceScope scope = Files.Host.Enter(unit, "dana", Roles.DataScientist);
        string[] all = _begun.Add(unit) ? [Event("zed", "click", 60 * 24 * 60), .. events] : events;
        IEventIntake intake = scope.ServiceProvider.GetRequiredService<IEventIntake>();
        Outcome<IntakeAnswer> answer = await intake.AcceptAsync(new IntakeCaller(null), Encoding.UTF8.GetBytes($"[{string.Join(',', all)}]"), default, default);
        Assert.Null(answer.Refusal);
        Assert.Equal(0, answer.Value.Rejected);
        await intake.MoveAsync(default);
    }

    public string Event(string user, string type, double minutesAgo, string? channel = null, double? value = null) => FormattableString.Invariant(
        $$"""{"type":"{{type}}","user_id":"{{user}}","event_time":"{{Now.AddMinutes(-minutesAgo):O}}","channel":{{System.Text.Json.JsonSerializer.Serialize(channel)}},"value":{{(value is null ? "null" : value.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))}}}""");

    /// <summary>One view with every recipe over events of log-ins.</summary>
    public static FeatureViewDefinition EveryRecipe { get; } = new()
    {
        Name = "orders",
        Description = "What log-ins did.",
        Owner = "dana",
        Entity = FeatureEntity.UserId,
        Source = new EventRows(),
        Features =
        [
            Feature("clicks", new WindowFeature(WindowAggregate.Count, null, 30) { Filter = "type = 'click'" }),
            Feature("by_channel", new WindowFeature(WindowAggregate.Count, null, 30) { Split = new FeatureSplit("channel", ["email", "search"]) }),
            Feature("spend", new WindowFeature(WindowAggregate.Sum, "value", 30)),
            Feature("spend_minor", new WindowFeature(WindowAggregate.SumOfMoney, "value", 30)),
            Feature("mean_value", new WindowFeature(WindowAggregate.Mean, "value")),
            Feature("least", new WindowFeature(WindowAggregate.Min, "value")),
            Feature("most", new WindowFeature(WindowAggregate.Max, "value", 7)),
            Feature("channels", new WindowFeature(WindowAggregate.Distinct, "channel")),
            Feature("since_last", new WindowFeature(WindowAggregate.DaysSinceLast)),
            Feature("since_first", new WindowFeature(WindowAggregate.DaysSinceFirst)),
            Feature("last_channel", new WindowFeature(WindowAggregate.Last, "channel")),
            Feature("latest_value", new LatestValue("value")),
            Feature("bought", new SqlFeature("bool_or(type = 'purchase')")),
            Feature("newest", new SqlFeature("max(event_time)")),
            Feature("a_click", new DerivedFeature("spend / nullif(clicks, 0)")),
        ],
    };

    public static FeatureDefinition Feature(string name, FeatureRecipe recipe) => new(name, $"What {name} says.", recipe);

    public async Task<FeatureView> ActivateAsync(FeatureViewDefinition definition, string unit = "retail")
    {
        using IServiceScope scope = Files.Host.Enter(unit, "dana", Roles.DataScientist);
        IFeatureViews views = scope.ServiceProvider.GetRequiredService<IFeatureViews>();
        Assert.Null((await views.SaveDraftAsync(definition, default)).Refusal);
        Outcome<FeatureView> active = await views.ActivateAsync(definition.Name, "For the test", default);
        Assert.Null(active.Refusal);
        return active.Value;
    }

    public async Task<OnlineViewState> RefreshAsync(FeatureView view)
    {
        Outcome<OnlineViewState> state = await Online.RefreshAsync(view.Reference, default);
        Assert.Null(state.Refusal);
        return state.Value;
    }

    /// <summary>The values as text, in the order of the view's columns.</summary>
    public async Task<string> FindAsync(FeatureView view, string key)
    {
        Outcome<OnlineRow> row = await Online.FindAsync(view.Reference, key, default);
        Assert.Null(row.Refusal);
        return $"{row.Value.Found}: {string.Join(", ", row.Value.Values.Select(value => value.Value ?? "-"))}";
    }

    /// <summary>Forgets all values and starts anew, as a host does.</summary>
    public async Task RestartAsync()
    {
        foreach (OnlineView view in Views.All)
        {
            Views.Forget(view);
        }

        await Files.Host.Services.GetServices<IHostedService>().OfType<OnlineLoading>().Single().LoadAllAsync(default);
    }

    /// <summary>Deploys a model that takes <c>age</c> from the caller and the rest from views; its score is the sum of the numbers, missing as 1000.</summary>
    public async Task DeployAsync(params ModelField[] lookedUp)
    {
        _registry.Model = new SummingModel([new ModelField("age", FieldKind.Number, []), .. lookedUp]);
        Outcome<Deployment> deployed = await Files.Get<IDeployments>().DeployAsync(ModelDouble.NextId(), "leads", "For the test", default);
        Assert.Null(deployed.Refusal);
    }

    public static ModelField Looked(FeatureView view, string feature, FieldKind kind = FieldKind.Number, params string[] levels) =>
        new($"{view.Name}.{feature}", kind, levels) { Origin = new ViewOrigin(view.Name, view.Version, feature) };

    public async Task<(Refusal? Refusal, double Score)> ScoreAsync(string rows, string unit = "retail")
    {
        using ScoreCall call = Scoring.Begin();
        Refusal? refusal = await Scoring.ScoreAsync(
            call, Encoding.UTF8.GetBytes($$"""{"model":"leads","rows":[{{rows}}]}"""), new ScoreCaller(new BusinessUnitId(unit), "k1", DecisionSource.Api));
        return (refusal, refusal is null ? call.Predictions[^1].Score : double.NaN);
    }

    public async Task<Decision> NewestAsync() => (await Files.Get<IDecisionLog>().ListAsync(new DecisionQuery(Take: 1), default))[0];

    public void Dispose() => Files.Dispose();

    private sealed class OpenGate : IApprovalGate
    {
        public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);
    }
}

/// <summary>Adds up its numbers; a category counts as ten times its code, missing as 1000.</summary>
internal sealed class SummingModel(IReadOnlyList<ModelField> fields) : CompiledModel
{
    public override IReadOnlyList<ModelField> Fields => fields;

    public override Prediction Predict(ReadOnlySpan<double> row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += double.IsNaN(row[i]) ? 1000 : fields[i].Kind switch { FieldKind.Number => row[i], FieldKind.Category => 10 * row[i], _ => 0 };
        }

        return new Prediction(sum, 0.5);
    }

    public override double StandIn(ReadOnlySpan<double> row, int field) => fields[field].Kind == FieldKind.Number ? 1000 : double.NaN;
}

internal sealed class ModelDouble : IModelRegistry
{
    private static int _next;

    public CompiledModel? Model { get; set; }

    public static Guid NextId() => new(Interlocked.Increment(ref _next), 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]);

    public Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<ModelVersion?>(new ModelVersion(
        modelVersionId, "Spring leads", 1, ModelStage.Approved, Guid.Empty, null, "f", "y", "LightGBM", 1, "c", "h", "{}", "dana", default));

    public Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Outcome<CompiledModel>>(Model!);

    public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken) => throw new NotSupportedException();
}
