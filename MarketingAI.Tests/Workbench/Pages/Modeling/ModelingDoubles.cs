using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

internal sealed class Registry(params ModelVersion[] versions) : IModelRegistry
{
    public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelVersion>>(versions);

    public Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        Task.FromResult(versions.FirstOrDefault(version => version.Id == modelVersionId));

    public Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Data sets with, where given, one contract each.</summary>
internal sealed class ContractsOnFile(params DataContract[] contracts) : IContracts
{
    public Task<Outcome<DataContract>> ConfirmAsync(Guid dataSetId, string name, IReadOnlyList<ContractColumn> columns, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<DataContract?> FindForDataSetAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        Task.FromResult(contracts.FirstOrDefault(contract => contract.DataSetId == dataSetId));

    public Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DataContract>>([.. contracts.Where(contract => contract.DataSetId == dataSetId)]);

    public Task<IReadOnlyList<ContractUse>> UsesAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ContractUse>>([]);
}

/// <summary>Refuses what the contract says is known after; remembers what was asked.</summary>
internal sealed class TrainingSets(DataContract contract) : ITrainingSets
{
    public TrainingSetRequest? Asked { get; private set; }

    public Refusal? Refuses { get; init; }

    public Task<Outcome<TrainingSet>> AssembleAsync(TrainingSetRequest request, CancellationToken cancellationToken)
    {
        Asked = request;
        if (Refuses is not null)
        {
            return Task.FromResult<Outcome<TrainingSet>>(Refuses);
        }

        ContractColumn[] others = [.. contract.Columns.Where(column => column.Name != request.Target && column.Name != request.TimeColumn)];
        RefusedColumn[] refused =
        [
            .. others.Where(column => column.KnownAt == KnownAt.After).Select(column => new RefusedColumn(column.Name, "Known only after the decision.")),
            .. others.Where(column => request.Exclude.Contains(column.Name, StringComparer.Ordinal)).Select(column => new RefusedColumn(column.Name, "Left out.")),
        ];
        string[] features = [.. others.Select(column => column.Name).Except(refused.Select(column => column.Column), StringComparer.Ordinal)];
        ColumnTable table = new([.. features.Select(name => new NumberColumn(name, new double[4]))]);
        return Task.FromResult<Outcome<TrainingSet>>(new TrainingSet(
            request.DataSetId, contract.Id, table, request.Target, [true, false, false, false], "yes", request.TimeColumn, features, refused, "abc"));
    }

    public Task<Outcome<TrainingSet>> AssembleFileAsync(FileTrainingRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

/// <summary>Jobs that stay where they are put until the test moves them.</summary>
internal sealed class Jobs : IJobs, IJobFeed
{
    private readonly Dictionary<Guid, JobState> _jobs = [];
    private Action<JobChange>? _changed;

    public List<object> Started { get; } = [];

    public List<Guid> Cancelled { get; } = [];

    public Guid Id { get; } = Guid.Parse("0190aaaa-0000-7000-8000-000000000001");

    public Task<Guid> StartAsync<TRequest>(TRequest request, string title, CancellationToken cancellationToken) where TRequest : IJobRequest
    {
        Started.Add(request);
        return Task.FromResult(Id);
    }

    public Task<Refusal?> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        Cancelled.Add(jobId);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<JobState?> FindAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult(_jobs.GetValueOrDefault(jobId));

    public Task<IReadOnlyList<JobState>> ListAsync(int most, CancellationToken cancellationToken, JobOrigin origin = JobOrigin.Anyone) => Task.FromResult<IReadOnlyList<JobState>>([.. _jobs.Values]);

    public IDisposable Subscribe(Action<JobChange> changed)
    {
        _changed = changed;
        return new Listening();
    }

    public void Put(JobStatus status, double share, string? summary = null, string? link = null)
    {
        _jobs[Id] = new JobState(Id, "train", "Train Spring leads", status, share, "Tries LightGBM", "dana", Sample.Then, Sample.Then, null, 1, summary, link, []);
        _changed?.Invoke(new JobChange("retail", Id, status, share, "Tries LightGBM"));
    }

    private sealed class Listening : IDisposable
    {
        public void Dispose()
        {
        }
    }
}

internal sealed class Search : IModelSearch
{
    public SearchProgress? Progress { get; set; }

    public IReadOnlyList<TrainerState> Trainers => [];

    public Task<Outcome<TrainedModel>> TrainAsync(
        TrainingSet set, TrainOptions options, IProgress<SearchProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SearchProgress?> ProgressOfAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult(Progress);
}
