using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>What the collector does not take, as problem answers.</summary>
internal static class EventProblems
{
    public static ProblemHttpResult Of(Refusal refusal) => Problems.Of(refusal, StatusOf(refusal));

    /// <param name="status">400, 413 or 415.</param>
    public static ProblemHttpResult OfBody(int status, int most) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => Problems.Of(new BodyTooLarge(most), status),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(new UnknownCoding(), status),
        _ => Problems.Of(new UnreadableBody(), StatusCodes.Status400BadRequest),
    };

    /// <summary>Nothing of the body could be taken; it is in the dead letters.</summary>
    public static ProblemHttpResult OfRejected(IntakeAnswer answer) => TypedResults.Problem(
        $"None of the {answer.Rejected} events could be taken. They are kept as dead letters. {answer.Problems[0].Message}",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "Refused",
        type: Problems.TypeOf("EventsRejected"),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["source"] = answer.Source,
            ["accepted"] = 0,
            ["rejected"] = answer.Rejected,
            ["problems"] = EventProblem.Of(answer),
        });

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        NoEvents => StatusCodes.Status400BadRequest,
        EventSourceNotFound => StatusCodes.Status404NotFound,
        TooManyEvents => StatusCodes.Status413PayloadTooLarge,
        IntakeOverloaded { IsBacklog: false } => StatusCodes.Status429TooManyRequests,
        IntakeOverloaded or LogNotWritten or LogClosed => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>A body is packed in a way that is not known.</summary>
internal sealed record UnknownCoding() : Refusal("The body's Content-Encoding is not known. Send it plain or packed with gzip, deflate or br.");

/// <summary>A packed body cannot be unpacked, or it broke off.</summary>
internal sealed record UnreadableBody() : Refusal("The body could not be read to its end. If it is packed, its bytes are not what Content-Encoding says.");
