using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>The front door of scoring: rows in, logged decisions out.</summary>
public interface IScoring
{
    /// <summary>A call to fill; dispose of it after its answer was written, it is used again.</summary>
    ScoreCall Begin();

    /// <summary>Scores all rows of a body or none. When the task ends without a refusal, every decision is in the decision log.</summary>
    /// <param name="call">Takes the answer.</param>
    /// <param name="body">JSON as <c>{"model": "alias", "rows": [{"field": value, ...}, ...]}</c>, or <c>"row"</c> with one object; unchanged until the task ends.</param>
    /// <returns>Null, or why nothing was scored.</returns>
    ValueTask<Refusal?> ScoreAsync(ScoreCall call, ReadOnlyMemory<byte> body, ScoreCaller caller);

    /// <summary>What the model under an alias wants to know.</summary>
    Outcome<ModelSignature> Describe(BusinessUnitId unit, string alias);
}

/// <summary>Who asks for a score.</summary>
/// <param name="KeyId">The API key's id; empty for a person on a page.</param>
public readonly record struct ScoreCaller(BusinessUnitId Unit, string KeyId, DecisionSource Source);
