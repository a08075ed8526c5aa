using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>At start: mends the decision log and makes the deployments of the last run live again, while the host already answers.</summary>
internal sealed partial class DeploymentLoading(
    IServiceScopeFactory scopes, LiveModels live, DecisionFiles log, ILogger<DeploymentLoading> logger) : BackgroundService
{
    /// <summary>The log is asked for only so that it is mended before the first call.</summary>
    public DecisionFiles Log => log;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await LoadAllAsync(stoppingToken);
    }

    internal async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        using IServiceScope all = scopes.CreateScope();
        foreach ((string unit, Deployment deployment) in
            await all.ServiceProvider.GetRequiredService<DeploymentStore>().PresentOfAllUnitsAsync(cancellationToken))
        {
            await LoadAsync(unit, deployment, cancellationToken);
        }

        live.MarkLoaded();
    }

    private async Task LoadAsync(string unit, Deployment deployment, CancellationToken cancellationToken)
    {
        using IServiceScope scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);
        Outcome<CompiledModel> model = await TryLoadAsync(scope, deployment, cancellationToken);
        if (!model.IsRefused)
        {
            InputBinding binding = scope.ServiceProvider.GetRequiredService<InputBinding>();
            Outcome<LiveInputs?> inputs = await binding.BindAsync(model.Value.Fields, cancellationToken);
            if (!inputs.IsRefused)
            {
                live.Put(unit, new LiveModel(unit, deployment, model.Value, inputs.Value));
                await (inputs.Value is { } looked ? binding.LoadAsync(looked, cancellationToken) : Task.CompletedTask);
                return;
            }

            model = inputs.Refusal;
        }

        await TellAsync(scope, unit, deployment, model.Refusal!, cancellationToken);
    }

    private async Task TellAsync(IServiceScope scope, string unit, Deployment deployment, Refusal refusal, CancellationToken cancellationToken)
    {
        live.PutNotLoadable(unit, deployment.Alias, new ModelNotLoadable(deployment.Alias, refusal.Reason));
        SayNotLoaded(logger, deployment.Alias, refusal.Reason);
        await scope.ServiceProvider.GetRequiredService<INotices>().RaiseAsync(
            new Notice("Decisioning", NoticeSeverity.Critical, $"'{deployment.Alias}' does not answer", refusal.Reason),
            cancellationToken);
    }

    private static async Task<Outcome<CompiledModel>> TryLoadAsync(
        IServiceScope scope, Deployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            return await scope.ServiceProvider.GetRequiredService<IModelRegistry>().LoadAsync(deployment.ModelVersionId, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            return new ModelNotLoadable(deployment.Alias, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The model deployed under {Alias} could not be loaded: {Reason}")]
    private static partial void SayNotLoaded(ILogger logger, string alias, string reason);
}
