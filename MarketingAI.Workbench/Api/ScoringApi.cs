using System.Buffers;
using System.IO.Pipelines;
using System.Security.Claims;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MarketingAI.Workbench.Api;

/// <summary>Scores for machines.</summary>
internal static class ScoringApi
{
    /// <summary>A body may have this many bytes: about a thousand rows of a hundred fields.</summary>
    public const int MostBodyBytes = 1024 * 1024;

    public static void MapScoring(this RouteGroupBuilder api)
    {
        api.MapPost("/score", ScoreAsync).RequireScope(ApiScopes.Score)
            .WithName("Score").WithTags("Scoring")
            .WithSummary("Scores one or many rows with the model that is deployed under an alias.")
            .WithDescription(
                "Every row names every field of the model (GET /models/{alias} lists them); a value that is not known is null. Where the model " +
                "has fields that come from feature views, a row may carry a key as \"entity\" instead: those fields are then left out and looked up " +
                "(a value sent beside the key is refused, so that the log can say what was known). A model that looks up several kinds of keys " +
                "takes an object, such as {\"person\": \"...\", \"customer_id\": \"...\"}. For a key that is unknown, or whose values are older than " +
                "the view allows, the model's own fallback stands in. All rows are scored or none: a faulty field is named with its row. " +
                "Every decision is in the decision log before it is answered, with the values looked up, their view, version and time.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes))
            .Accepts<ScoreRequest>("application/json")
            .Produces<ScoreResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/models/{alias}", Describe).RequireScope(ApiScopes.Read)
            .WithName("DescribeModel").WithTags("Scoring")
            .WithSummary("The model that is deployed under an alias, and the fields that its rows must name.");
        api.MapMethods("/ping", [HttpMethods.Get, HttpMethods.Post], PingAsync).RequireScope(ApiScopes.Score)
            .WithName("Ping").WithTags("Scoring")
            .WithSummary("Answers an empty object: the address and the key are right.");
    }

    private static async Task ScoreAsync(HttpContext context, IScoring scoring, WorkScope scope)
    {
        PipeReader reader = context.Request.BodyReader;
        if (await ReadBodyAsync(reader, context.RequestAborted) is not { } body)
        {
            await ScoringProblems.Of(new BodyTooLarge(MostBodyBytes)).ExecuteAsync(context);
            return;
        }

        using ScoreCall call = scoring.Begin();
        string key = context.User.FindFirstValue(ApiKeyDefaults.KeyIdClaim) ?? string.Empty;
        ReadOnlyMemory<byte> bytes = body.IsSingleSegment ? body.First : body.ToArray();
        Refusal? refusal = await scoring.ScoreAsync(call, bytes, new ScoreCaller(scope.Unit, key, DecisionSource.Api));
        reader.AdvanceTo(body.End);
        if (refusal is null)
        {
            await ScoreAnswer.WriteAsync(context.Response, call);
        }
        else
        {
            await ScoringProblems.Of(refusal).ExecuteAsync(context);
        }
    }

    private static Results<Ok<ModelResponse>, ProblemHttpResult> Describe(string alias, IScoring scoring, WorkScope scope)
    {
        Outcome<ModelSignature> signature = scoring.Describe(scope.Unit, alias);
        return signature.IsRefused ? ScoringProblems.Of(signature.Refusal) : TypedResults.Ok(ModelResponse.Of(signature.Value));
    }

    private static Task PingAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 2;
        return context.Response.BodyWriter.WriteAsync("{}"u8.ToArray(), context.RequestAborted).AsTask();
    }

    /// <returns>The whole body, still held by the reader; null where it is too large.</returns>
    private static async ValueTask<ReadOnlySequence<byte>?> ReadBodyAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync(cancellationToken);
                if (read.Buffer.Length > MostBodyBytes)
                {
                    return null;
                }

                if (read.IsCompleted)
                {
                    return read.Buffer;
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
