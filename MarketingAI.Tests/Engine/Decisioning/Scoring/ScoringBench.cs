using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Decisioning;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingAI.Tests.Engine.Decisioning.Scoring;

/// <summary>The engine with doubles for the modules that scoring asks, and three versions of one model to deploy.</summary>
internal sealed class ScoringBench : IDisposable
{
    public ScoringBench() => Host = new EngineHost(services =>
    {
        services.AddDecisioning(new DecisionLogOptions());
        services.AddSingleton<IModelRegistry>(Registry);
        services.AddSingleton<IApprovalGate>(Gate);
        services.AddSingleton<ILedger>(Ledger);
        services.AddSingleton<ILineageSink>(Lineage);
        services.AddSingleton<INotices>(Notices);
    });

    public EngineHost Host { get; }

    public RegistryDouble Registry { get; } = new();

    public GateDouble Gate { get; } = new();

    public LedgerDouble Ledger { get; } = new();

    public LineageDouble Lineage { get; } = new();

    public NoticesDouble Notices { get; } = new();

    public IScoring Scoring => Host.Services.GetRequiredService<IScoring>();

    public IDeployments Deployments(string unit = "retail", string actor = "dana") =>
        Host.Enter(unit, actor).ServiceProvider.GetRequiredService<IDeployments>();

    public IDecisionLog Log(string unit = "retail") => Host.Enter(unit).ServiceProvider.GetRequiredService<IDecisionLog>();

    public async Task<Deployment> DeployAsync(int version, string alias = "leads", string unit = "retail") =>
        (await Deployments(unit).DeployAsync(RegistryDouble.Id(version), alias, "tested", CancellationToken.None)).Value;

    /// <summary>Scores a body as a key of the unit would.</summary>
    public async Task<Refusal?> ScoreAsync(ScoreCall call, string body, string unit = "retail") => await Scoring.ScoreAsync(
        call, System.Text.Encoding.UTF8.GetBytes(body), new ScoreCaller(new BusinessUnitId(unit), "k1", DecisionSource.Api));

    /// <summary>What the host does at start.</summary>
    public async Task LoadAsync()
    {
        DeploymentLoading loading = Host.Services.GetServices<IHostedService>().OfType<DeploymentLoading>().Single();
        await loading.LoadAllAsync(CancellationToken.None);
    }

    public void Dispose() => Host.Dispose();
}

/// <summary>Score = age + 10 per region code + version / 1000; a missing value counts as -1.</summary>
internal sealed class AddingModel(int version) : CompiledModel
{
    public override IReadOnlyList<ModelField> Fields { get; } =
    [
        new ModelField("age", FieldKind.Number, []),
        new ModelField("région", FieldKind.Category, ["north", "süd \"x\""]),
        new ModelField("since", FieldKind.Time, []),
    ];

    public override Prediction Predict(ReadOnlySpan<double> row)
    {
        double days = double.IsNaN(row[2]) ? -1 : new DateTime((long)row[2], DateTimeKind.Utc).DayOfYear * 100_000d;
        double score = (double.IsNaN(row[0]) ? -1 : row[0]) + (double.IsNaN(row[1]) ? -1 : 10 * row[1]) + days + version / 1000d;
        return new Prediction(score, 0.25);
    }
}

internal sealed class RegistryDouble : IModelRegistry
{
    /// <summary>Version numbers that cannot be loaded.</summary>
    public HashSet<int> Damaged { get; } = [];

    public static Guid Id(int version) => new(version, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        for (int version = 1; version <= 3; version++)
        {
            if (Id(version) == modelVersionId)
            {
                return Task.FromResult<ModelVersion?>(new ModelVersion(
                    modelVersionId, "Spring leads", version, ModelStage.Approved, Guid.Empty, null, "f", "y", "LightGBM", 1, "c", "h", "{}", "dana", default));
            }
        }

        return Task.FromResult<ModelVersion?>(null);
    }

    public Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        int version = modelVersionId.ToByteArray()[0];
        return Damaged.Contains(version)
            ? throw new InvalidDataException($"Artifact {version} is damaged.")
            : Task.FromResult<Outcome<CompiledModel>>(new AddingModel(version));
    }

    public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

internal sealed record NotApproved() : Refusal("The version is not approved.");

internal sealed class GateDouble : IApprovalGate
{
    public bool Closed { get; set; }

    public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        Task.FromResult<Refusal?>(Closed ? new NotApproved() : null);
}

internal sealed class LedgerDouble : ILedger
{
    public List<LedgerEntry> Entries { get; } = [];

    public Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        Entries.Add(entry);
        return Task.FromResult((long)Entries.Count);
    }

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal sealed class LineageDouble : ILineageSink
{
    public List<LineageEdge> Edges { get; } = [];

    public Task RecordAsync(IReadOnlyList<LineageEdge> edges, CancellationToken cancellationToken)
    {
        Edges.AddRange(edges);
        return Task.CompletedTask;
    }
}

internal sealed class NoticesDouble : INotices
{
    public List<Notice> Raised { get; } = [];

    public Task<Guid> RaiseAsync(Notice notice, CancellationToken cancellationToken)
    {
        Raised.Add(notice);
        return Task.FromResult(Guid.Empty);
    }

    public Task<IReadOnlyList<NoticeState>> ListAsync(bool openOnly, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountOpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AcknowledgeAsync(Guid noticeId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CloseAsync(string source, string link, string titleEnding, string? forRole, CancellationToken cancellationToken) => throw new NotSupportedException();
}
