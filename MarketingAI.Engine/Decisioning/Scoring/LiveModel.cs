using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring.Wire;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>A deployed model with all that a call needs, made once; never changed.</summary>
internal sealed class LiveModel
{
    /// <param name="inputs">Null where the caller sends every field.</param>
    public LiveModel(string unit, Deployment deployment, CompiledModel model, LiveInputs? inputs = null)
    {
        Inputs = inputs;
        Deployment = deployment;
        Model = model;
        Fields = new FieldReaders(model.Fields);
        Head = DecisionHead.Of(unit, deployment.Alias, deployment.ModelVersionId, deployment.ModelName, deployment.ModelVersion);
    }

    public Deployment Deployment { get; }

    public CompiledModel Model { get; }

    public FieldReaders Fields { get; }

    /// <summary>What is looked up by key; null where the caller sends every field.</summary>
    public LiveInputs? Inputs { get; }

    public DecisionHead Head { get; }
}
