using System.Text.Json;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Modeling.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly Lineage _lineage = new();
    private readonly EngineHost _host;
    private readonly IServiceScope _scope;

    public ModelRegistryTests()
    {
        _host = new EngineHost(services => services.AddLearners().AddModeling()
            .AddSingleton<ILineageSink>(_lineage).AddSingleton<ITrainingSets, Sets>()
            .AddSingleton<IStoredTrainingSets>(new StoredSets()));
        _scope = _host.Enter(actor: "dana");
    }

    private IModelRegistry Registry => _scope.ServiceProvider.GetRequiredService<IModelRegistry>();

    private IJobHandler<TrainModelRequest> Handler => _scope.ServiceProvider.GetRequiredService<IJobHandler<TrainModelRequest>>();

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Versions_of_a_name_are_numbered_and_made_by_the_actor()
    {
        ModelVersion first = await Registry.RegisterAsync(New("leads"), CancellationToken.None);
        ModelVersion second = await Registry.RegisterAsync(New("leads"), CancellationToken.None);
        ModelVersion other = await Registry.RegisterAsync(New("churn"), CancellationToken.None);

        Assert.Equal((1, 2, 1), (first.Version, second.Version, other.Version));
        Assert.Equal(("dana", ModelStage.Candidate), (first.CreatedBy, first.Stage));
        Assert.Equal(first, await Registry.FindAsync(first.Id, CancellationToken.None));
        Assert.Equal(3, (await Registry.ListAsync(CancellationToken.None)).Count);
        Assert.Equal(3, _lineage.Edges.Count(edge => edge.ToKind == "model-version" && edge.FromKind == "data-set"));
    }

    [Fact]
    public async Task One_job_registers_once()
    {
        Guid job = Ids.New(_host.Clock);

        ModelVersion first = await Registry.RegisterAsync(New("leads") with { JobId = job }, CancellationToken.None);
        ModelVersion again = await Registry.RegisterAsync(New("leads") with { JobId = job }, CancellationToken.None);

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Another_business_unit_sees_nothing_of_it()
    {
        ModelVersion version = await Registry.RegisterAsync(New("leads"), CancellationToken.None);
        using IServiceScope other = _host.Enter("wholesale");
        IModelRegistry registry = other.ServiceProvider.GetRequiredService<IModelRegistry>();

        Assert.Null(await registry.FindAsync(version.Id, CancellationToken.None));
        Assert.IsType<NoSuchModelVersion>((await registry.LoadAsync(version.Id, CancellationToken.None)).Refusal);
        Assert.IsType<NoSuchModelVersion>((await registry.MoveAsync(version.Id, ModelStage.Submitted, CancellationToken.None)).Refusal);
        Assert.Equal(1, (await registry.RegisterAsync(New("leads"), CancellationToken.None)).Version);
    }

    [Fact]
    public async Task A_candidate_is_submitted_before_it_is_approved()
    {
        ModelVersion version = await Registry.RegisterAsync(New("leads"), CancellationToken.None);

        Outcome<ModelVersion> leap = await Registry.MoveAsync(version.Id, ModelStage.Approved, CancellationToken.None);
        Outcome<ModelVersion> submitted = await Registry.MoveAsync(version.Id, ModelStage.Submitted, CancellationToken.None);
        Outcome<ModelVersion> approved = await Registry.MoveAsync(version.Id, ModelStage.Approved, CancellationToken.None);

        Assert.Equal("leads version 1 is at the stage Candidate and cannot go to Approved. What can follow: Submitted, Retired.", leap.Refusal!.Reason);
        Assert.Equal(ModelStage.Submitted, submitted.Value.Stage);
        Assert.Equal(ModelStage.Approved, approved.Value.Stage);
    }

    [Fact]
    public async Task A_lost_or_wrong_file_is_refused()
    {
        ModelVersion version = await Registry.RegisterAsync(New("leads"), CancellationToken.None);

        Assert.Contains("'leads version 1' cannot be read as a model file", (await Registry.LoadAsync(version.Id, CancellationToken.None)).Refusal!.Reason, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_host.Root, "artifacts"), recursive: true);
        Assert.IsType<ModelFileLost>((await Registry.LoadAsync(version.Id, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_training_job_registers_a_model_that_scores()
    {
        Run run = new();

        JobResult result = await Handler.RunAsync(Request(trials: 2), run, CancellationToken.None);

        ModelVersion version = Assert.Single(await Registry.ListAsync(CancellationToken.None));
        Assert.Equal($"/models/{version.Id}", result.Link);
        Assert.False(result.Refused);
        CompiledModel model = (await Registry.LoadAsync(version.Id, CancellationToken.None)).Value;
        Assert.InRange(model.Predict([30, 0, 1]).Probability, 0.01, 0.99);
        Assert.Equal(version.Target, TrainingReportJson.Read(version.ReportJson).Target);
        SearchProgress? progress = await _scope.ServiceProvider.GetRequiredService<IModelSearch>().ProgressOfAsync(run.JobId, CancellationToken.None);
        Assert.Equal(2, progress!.Trials.Count);
    }

    [Fact]
    public async Task A_job_stopped_with_the_host_registers_nothing_and_goes_on_from_its_checkpoint()
    {
        using CancellationTokenSource stop = new();
        Run first = new() { HostIsStopping = true };
        first.AfterCheckpoint = count =>
        {
            if (count == 2)
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Handler.RunAsync(Request(trials: 3), first, stop.Token));
        Assert.Empty(await Registry.ListAsync(CancellationToken.None));
        Run second = new() { JobId = first.JobId, Checkpoint = first.Saved };
        await Handler.RunAsync(Request(trials: 3), second, CancellationToken.None);

        ModelVersion version = Assert.Single(await Registry.ListAsync(CancellationToken.None));
        Assert.Equal(3, TrainingReportJson.Read(version.ReportJson).Leaderboard.Count);
        Assert.Single(second.Lines);
    }

    [Fact]
    public async Task A_job_cancelled_by_a_person_registers_the_best_so_far()
    {
        using CancellationTokenSource stop = new();
        Run run = new();
        run.AfterCheckpoint = _ => stop.Cancel();

        JobResult result = await Handler.RunAsync(Request(trials: 40), run, stop.Token);

        Assert.Contains("Cancelled after 1 of 40 trials", result.Summary, StringComparison.Ordinal);
        Assert.Single(await Registry.ListAsync(CancellationToken.None));
    }

    private static TrainModelRequest Request(int trials) => new(Guid.Empty, "buys", null, [], "leads", Trials: trials);

    private static NewModelVersion New(string name) =>
        new(name, new Guid(1, 2, 3, new byte[8]), null, "f", "buys", "FastTree", 1, "{}", new byte[] { 1, 2, 3 });

    private sealed class Lineage : ILineageSink
    {
        public List<LineageEdge> Edges { get; } = [];

        public Task RecordAsync(IReadOnlyList<LineageEdge> edges, CancellationToken cancellationToken)
        {
            Edges.AddRange(edges);
            return Task.CompletedTask;
        }
    }

    private sealed class Sets : ITrainingSets
    {
        public Task<Outcome<TrainingSet>> AssembleAsync(TrainingSetRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<Outcome<TrainingSet>>(SimulatedTask.Make());

        public Task<Outcome<TrainingSet>> AssembleFileAsync(FileTrainingRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Jobs train on data sets.");
    }

    private sealed class Run : IJobRun
    {
        public Guid JobId { get; init; } = new(9, 9, 9, new byte[8]);

        public string? Checkpoint { get; init; }

        public bool HostIsStopping { get; init; }

        public Action<int>? AfterCheckpoint { get; set; }

        public string? Saved { get; private set; }

        public List<string> Lines { get; } = [];

        public void Report(double share, string step) => Assert.InRange(share, 0, 1);

        public void Log(string line) => Lines.Add(line);

        public Task SaveCheckpointAsync(string json, CancellationToken cancellationToken)
        {
            Saved = json;
            AfterCheckpoint?.Invoke(JsonSerializer.Deserialize<SearchProgress>(json, TrainingReportJson.Options)!.Trials.Count);
            return Task.CompletedTask;
        }
    }
}
