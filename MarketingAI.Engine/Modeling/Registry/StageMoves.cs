namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>Which stage may follow which.</summary>
internal static class StageMoves
{
    public static IReadOnlyList<ModelStage> From(ModelStage stage) => stage switch
    {
        ModelStage.Candidate => [ModelStage.Submitted, ModelStage.Retired],
        ModelStage.Submitted => [ModelStage.Approved, ModelStage.ChangesAsked, ModelStage.Refused, ModelStage.Candidate],
        ModelStage.ChangesAsked => [ModelStage.Submitted, ModelStage.Retired],
        ModelStage.Refused => [ModelStage.Retired],
        ModelStage.Approved => [ModelStage.Retired],
        ModelStage.Retired => [],
    };
}
