using System.Buffers;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Mvc;

namespace MarketingAI.Workbench.Api;

/// <summary>The event collector.</summary>
internal static class EventsApi
{
    /// <summary>The calls of the Segment specification, each at an address of its own too.</summary>
    private static readonly string[] SegmentCalls = ["identify", "track", "page", "screen", "group", "alias"];

    public static void MapEvents(this RouteGroupBuilder api)
    {
        Describe(api.MapPost("/events", (HttpContext context, IEventIntake intake, EventIntakeOptions options, string? source) =>
                TakeAsync(context, intake, options, source, null)))
            .WithName("SendEvents")
            .WithSummary("Takes events: one object, an array, an object with an array named events or batch, or one object a line.")
            .WithDescription(
                "An event is acknowledged once it is in the durable intake log. A faulty event becomes a dead letter and is named with its place; it " +
                "never keeps the others out. An event id counts once, so sending again after an error is safe. Bodies may be packed with gzip. " +
                "The schemas are described in docs/events.md and on the page Event schemas.");
        Describe(api.MapPost("/batch", (HttpContext context, IEventIntake intake, EventIntakeOptions options, string? source) =>
                TakeAsync(context, intake, options, source, null)))
            .WithName("SendBatch").WithSummary("Takes a batch as the Segment specification writes it.");
        foreach (string call in SegmentCalls)
        {
            Describe(api.MapPost($"/{call}", (HttpContext context, IEventIntake intake, EventIntakeOptions options, string? source) =>
                    TakeAsync(context, intake, options, source, call)))
                .WithName($"Send{char.ToUpperInvariant(call[0])}{call[1..]}").WithSummary($"Takes an {call} call of the Segment specification.");
        }
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder call) => call.RequireScope(ApiScopes.Collect)
        .WithTags("Events")
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .Accepts<EventsRequest>("application/json", "application/x-ndjson", "*/*")
        .Produces<EventsResponse>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task TakeAsync(HttpContext context, IEventIntake intake, EventIntakeOptions options, string? source, string? impliedType)
    {
        int most = options.MostBodyMegabytes * 1024 * 1024;
        EventBodies.ReadBody body = await EventBodies.ReadAsync(context.Request, most, context.RequestAborted);
        if (body.Problem != 0)
        {
            await EventProblems.OfBody(body.Problem, most).ExecuteAsync(context);
            return;
        }

        try
        {
            string key = context.User.FindFirstValue(ApiKeyDefaults.KeyIdClaim) ?? string.Empty;
            BodyForm form = new(IsLines(context.Request.ContentType), impliedType);
            Outcome<IntakeAnswer> taken = await intake.AcceptAsync(new IntakeCaller(source, key), body.Bytes, form, context.RequestAborted);
            await AnswerAsync(context, taken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body.Rented!);
        }
    }

    private static Task AnswerAsync(HttpContext context, Outcome<IntakeAnswer> taken)
    {
        if (taken.IsRefused)
        {
            if (taken.Refusal is IntakeOverloaded overloaded)
            {
                context.Response.Headers.RetryAfter = overloaded.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            }

            return EventProblems.Of(taken.Refusal).ExecuteAsync(context);
        }

        return taken.Value is { Accepted: 0, Rejected: > 0 }
            ? EventProblems.OfRejected(taken.Value).ExecuteAsync(context)
            : WriteAsync(context.Response, EventsResponse.Of(taken.Value));
    }

    /// <summary>In one piece with its length, so that the answer needs no chunks.</summary>
    private static async Task WriteAsync(HttpResponse response, EventsResponse answer)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web);
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }

    private static bool IsLines(string? contentType) =>
        contentType is not null
        && (contentType.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/ndjson", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/jsonl", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/x-jsonlines", StringComparison.OrdinalIgnoreCase));
}
