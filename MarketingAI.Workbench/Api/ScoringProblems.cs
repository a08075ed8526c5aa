using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>Refusals of scoring as problem answers.</summary>
internal static class ScoringProblems
{
    public static ProblemHttpResult Of(Refusal refusal)
    {
        int status = StatusOf(refusal);
        return refusal is FaultyRows faulty
            ? TypedResults.Problem(
                faulty.Reason,
                statusCode: status,
                title: "Refused",
                type: Problems.TypeOf(nameof(FaultyRows)),
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["faultCount"] = faulty.Count, ["faults"] = Faults(faulty) })
            : Problems.Of(refusal, status);
    }

    internal static int StatusOf(Refusal refusal) => refusal switch
    {
        IllFormedBody => StatusCodes.Status400BadRequest,
        UnknownAlias or IllFormedAlias => StatusCodes.Status404NotFound,
        TooManyRows or BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        ModelsLoading or ModelNotLoadable or LogNotWritten or LogClosed => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static IReadOnlyList<object> Faults(FaultyRows faulty) =>
        [.. faulty.Faults.Select(fault => new { row = fault.Row, field = fault.Field, rule = RuleOf(fault.Rule), message = fault.Message })];

    private static string RuleOf(FieldRule rule) => rule switch
    {
        FieldRule.Unknown => "unknown-field",
        FieldRule.Missing => "missing-field",
        FieldRule.IllTyped => "ill-typed",
        FieldRule.GivenTwice => "given-twice",
        FieldRule.LookedUp => "looked-up-field",
        _ => "faulty",
    };
}
