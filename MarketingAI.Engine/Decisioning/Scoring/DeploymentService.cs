using System.Text.RegularExpressions;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Decisioning.Scoring.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Deploys and rolls back: asks the gate, loads the model, stores the deployment, and only then lets it answer.</summary>
internal sealed partial class DeploymentService(
    DeploymentStore deployments,
    DeploymentGround ground,
    IModelRegistry registry,
    IApprovalGate gate,
    LiveAliases live,
    DeploymentTurn turn) : IDeployments
{
    public async Task<Outcome<Deployment>> DeployAsync(
        Guid modelVersionId, string alias, string reason, CancellationToken cancellationToken)
    {
        if (alias is null || !AliasForm().IsMatch(alias))
        {
            return new IllFormedAlias(alias ?? string.Empty);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReasonMissing("deploy a model");
        }

        ModelVersion? version = await registry.FindAsync(modelVersionId, cancellationToken);
        if (version is null)
        {
            return new NoSuchModelVersion(modelVersionId);
        }

        using (await turn.TakeAsync(cancellationToken))
        {
            Deployment? present = await deployments.FindAsync(alias, cancellationToken);
            return present?.ModelVersionId == modelVersionId
                ? new AlreadyLive(alias, version.Name, version.Version)
                : await MakeAsync(ground.New(alias, version, reason, present?.Id), cancellationToken);
        }
    }

    public async Task<Outcome<Deployment>> RollBackAsync(string alias, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReasonMissing("roll back");
        }

        using (await turn.TakeAsync(cancellationToken))
        {
            IReadOnlyList<Deployment> history = await deployments.HistoryAsync(alias, cancellationToken);
            if (history.Count == 0)
            {
                return new UnknownAlias(alias);
            }

            Deployment? back = history.FirstOrDefault(deployment => deployment.Id == history[0].PreviousId);
            return back is null
                ? new NothingToRollBackTo(alias)
                : await MakeAsync(ground.Return(back, reason), cancellationToken);
        }
    }

    public Task<IReadOnlyList<Deployment>> ListAsync(CancellationToken cancellationToken) => deployments.PresentAsync(cancellationToken);

    public Task<IReadOnlyList<Deployment>> HistoryAsync(string alias, CancellationToken cancellationToken) =>
        deployments.HistoryAsync(alias, cancellationToken);

    private async Task<Outcome<Deployment>> MakeAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (await gate.CheckAsync(deployment.ModelVersionId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Outcome<CompiledModel> model = await registry.LoadAsync(deployment.ModelVersionId, cancellationToken);
        if (model.IsRefused)
        {
            return model.Refusal;
        }

        Outcome<LiveInputs?> inputs = await live.BindAsync(model.Value, cancellationToken);
        if (inputs.IsRefused)
        {
            return inputs.Refusal;
        }

        await deployments.AddAsync(deployment, cancellationToken);
        live.Put(ground.Unit, new LiveModel(ground.Unit, deployment, model.Value, inputs.Value));
        await ground.ReportAsync(deployment, cancellationToken);
        return deployment;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,59}$", RegexOptions.None, 1000)]
    private static partial Regex AliasForm();
}

/// <summary>Makes models live with what they look up.</summary>
internal sealed class LiveAliases(LiveModels models, InputBinding binding)
{
    /// <summary>Ties the model's fields to views and has these loaded, before the model answers.</summary>
    public async Task<Outcome<LiveInputs?>> BindAsync(CompiledModel model, CancellationToken cancellationToken)
    {
        Outcome<LiveInputs?> inputs = await binding.BindAsync(model.Fields, cancellationToken);
        if (!inputs.IsRefused && inputs.Value is { } looked)
        {
            await binding.LoadAsync(looked, cancellationToken);
        }

        return inputs;
    }

    public void Put(string unit, LiveModel live) => models.Put(unit, live);
}

/// <summary>Lets one deployment be made at a time, so that "the version before" is certain.</summary>
internal sealed class DeploymentTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Held(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>Who deploys, when, and who is told.</summary>
internal sealed class DeploymentGround(WorkScope scope, TimeProvider clock, ILedger ledger, IEnumerable<ILineageSink> lineage)
{
    public string Unit => scope.Unit.Value;

    public Deployment New(string alias, ModelVersion version, string reason, Guid? previousId) => new(
        Ids.New(clock), alias, version.Id, version.Name, version.Version, scope.Actor.Name, clock.GetUtcNow(), reason.Trim(), previousId);

    /// <summary>The same version again; a further roll-back goes to what was there before it.</summary>
    public Deployment Return(Deployment to, string reason) => to with
    {
        Id = Ids.New(clock),
        By = scope.Actor.Name,
        At = clock.GetUtcNow(),
        Reason = reason.Trim(),
        RolledBack = true,
    };

    /// <summary>Writes the ledger's entry and the lineage.</summary>
    public async Task ReportAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        string act = deployment.RolledBack ? "deployment.rolled-back" : "deployment.made";
        string detail = System.Text.Json.JsonSerializer.Serialize(new
        {
            alias = deployment.Alias,
            modelVersionId = deployment.ModelVersionId,
            model = deployment.ModelName,
            version = deployment.ModelVersion,
            previousDeployment = deployment.PreviousId,
        });
        await ledger.AppendAsync(
            new LedgerEntry(act, "deployment", deployment.Id.ToString(), deployment.Reason, detail), cancellationToken);
        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(
                [new LineageEdge("model-version", deployment.ModelVersionId.ToString(), "deployment", deployment.Id.ToString(), "deploy")],
                cancellationToken);
        }
    }
}
