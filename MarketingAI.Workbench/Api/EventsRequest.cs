using System.ComponentModel;
using System.Text.Json;
using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Workbench.Api;

/// <summary>The form of a call with events, for the API's description; the call itself is read from its bytes.</summary>
[Description("Events in an array. One event alone, a bare array and one event a line are taken as well.")]
internal sealed record EventsRequest(
    [property: Description("Objects in the shape of the source's mapping; a new source takes the field names of its schema and calls of the Segment specification.")]
    IReadOnlyList<Dictionary<string, JsonElement>> Events);

/// <summary>What became of the events.</summary>
internal sealed record EventsResponse(
    [property: Description("Key of the source that the events are counted to.")] string Source,
    [property: Description("Events that are in the durable log; ids sent before count once.")] int Accepted,
    [property: Description("Events that became dead letters.")] int Rejected,
    [property: Description("The first hundred rejected events.")] IReadOnlyList<EventProblem> Problems)
{
    public static EventsResponse Of(IntakeAnswer answer) => new(answer.Source, answer.Accepted, answer.Rejected, EventProblem.Of(answer));
}

internal sealed record EventProblem(
    [property: Description("The event's place in the body, from 0.")] int Position,
    [property: Description("ill-formed, not-an-object, missing-field, ill-typed, out-of-range, too-long or no-person.")] string Reason,
    string? Field,
    string Message)
{
    public static IReadOnlyList<EventProblem> Of(IntakeAnswer answer) =>
        answer.Problems.Count == 0
            ? []
            : [.. answer.Problems.Select(problem => new EventProblem(problem.Position, NameOf(problem.Reason), problem.Field, problem.Message))];

    public static string NameOf(DeadLetterReason reason) => Problems.TypeOf(reason.ToString())[Problems.TypePrefix.Length..];
}
