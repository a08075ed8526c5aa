using System.ComponentModel;
using System.Text.Json;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Workbench.Api;

/// <summary>The form of a scoring call, for the API's description; the call itself is read from its bytes.</summary>
[Description("Rows to score: give either rows or row.")]
internal sealed record ScoreRequest(
    [property: Description("Alias of a deployed model.")] string Model,
    [property: Description("One to 1000 objects; each names every field of the model, or carries an entity and leaves out the fields that are looked up.")] IReadOnlyList<Dictionary<string, JsonElement>>? Rows,
    [property: Description("One row in place of rows.")] Dictionary<string, JsonElement>? Row);

/// <summary>The form of the answer, for the API's description.</summary>
internal sealed record ScoreResponse(
    string Model,
    Guid ModelVersionId,
    [property: Description("One for each row, in the order of the rows.")] IReadOnlyList<ScoredRow> Decisions);

internal sealed record ScoredRow(
    [property: Description("The decision's id in the decision log.")] Guid DecisionId,
    [property: Description("The learner's raw score, in log-odds.")] double? Score,
    [property: Description("Calibrated chance of the positive class.")] double Probability,
    int ModelVersion);

/// <summary>A deployed model as machines see it.</summary>
internal sealed record ModelResponse(
    string Model, Guid ModelVersionId, string ModelName, int ModelVersion, DateTimeOffset DeployedAt, IReadOnlyList<FieldResponse> Fields,
    [property: Description("Kinds of keys that a row's entity gives, such as person; empty where nothing is looked up.")] IReadOnlyList<string> Entities)
{
    public static ModelResponse Of(ModelSignature signature) => new(
        signature.Deployment.Alias,
        signature.Deployment.ModelVersionId,
        signature.Deployment.ModelName,
        signature.Deployment.ModelVersion,
        signature.Deployment.At,
        [.. signature.Fields.Select(field => new FieldResponse(
            field.Name,
            field.Kind switch { FieldKind.Number => "number", FieldKind.Category => "text", _ => "time" },
            field.Kind == FieldKind.Category ? field.Levels : null,
            field.Origin?.ToString()))],
        signature.Entities);
}

internal sealed record FieldResponse(
    string Name,
    [property: Description("number, text, or time as ISO 8601 text; null stands for a missing value in all of them.")] string Type,
    [property: Description("Words seen in training; others are scored as unseen.")] IReadOnlyList<string>? Words,
    [property: Description("The feature that it is looked up from where a row carries an entity, such as orders@3.spend_30d; null for a field that is always sent.")] string? View);
