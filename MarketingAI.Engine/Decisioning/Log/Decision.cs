namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>One answered scoring row as the log keeps it.</summary>
/// <param name="Id">Ascends with the order of the log.</param>
/// <param name="At">When the answer was computed.</param>
/// <param name="KeyId">The API key that asked; empty for a person on a page.</param>
/// <param name="Features">The row as it was scored, as compact JSON: as it was sent, with the values that were looked up behind it.</param>
/// <param name="Score">The learner's raw score.</param>
/// <param name="Probability">Calibrated chance of the positive class.</param>
/// <param name="LatencyMicroseconds">From the request's arrival in the scoring code until the answer was computed; the log's own wait comes after.</param>
public sealed record Decision(
    Guid Id,
    DateTimeOffset At,
    string BusinessUnitId,
    string Alias,
    Guid ModelVersionId,
    string ModelName,
    int ModelVersion,
    string KeyId,
    DecisionSource Source,
    string Features,
    double Score,
    double Probability,
    int LatencyMicroseconds)
{
    /// <summary>What was looked up, as JSON (<see cref="DecisionInputs"/> reads it); null where the caller sent every value.</summary>
    public string? Served { get; init; }
}

/// <summary>Where a decision was asked for.</summary>
public enum DecisionSource
{
    Api,
    Page,
}
