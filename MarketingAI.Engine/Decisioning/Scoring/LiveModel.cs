using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring.Wire;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>A deployed model with all that a call needs, made once; never changed.</summary>
internal sealed class LiveModel
{
    public LiveModel(string unit, Deployment deployment, CompiledModel model)
    {
        Deployment = deployment;
        Model = model;
        Fields = new FieldReaders(model.Fields);
        Head = DecisionHead.Of(unit, deployment.Alias, deployment.ModelVersionId, deployment.ModelName, deployment.ModelVersion);
    }

    public Deployment Deployment { get; }

    public CompiledModel Model { get; }

    public FieldReaders Fields { get; }

    public DecisionHead Head { get; }
}
