using System.Diagnostics;
using System.Text;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MarketingAI.Workbench.Api;

/// <summary>Refusals as problem details (RFC 9457). The type is stable: it is made of the refusal's name.</summary>
internal static class Problems
{
    public const string TypePrefix = "urn:marketingai:problem:";

    /// <param name="status">422 where the request was understood and refused; 404 where the thing does not exist.</param>
    public static ProblemHttpResult Of(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) =>
        TypedResults.Problem(refusal.Reason, statusCode: status, title: "Refused", type: TypeOf(refusal.GetType().Name));

    /// <summary>Gives problems that the framework makes (401, 404, 500 ...) a stable type of ours, and none of their inner text.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        ProblemDetails problem = context.ProblemDetails;
        if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) != true)
        {
            (string name, string detail) = ByStatus(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Type = TypePrefix + name;
            problem.Detail ??= detail;
        }

        problem.Instance = context.HttpContext.Request.Path;
        problem.Extensions.Remove("exception");
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    private static (string Name, string Detail) ByStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("bad-request", "The request could not be read; see the reference at /api."),
        StatusCodes.Status401Unauthorized => ("no-valid-key", "Send a valid API key as 'Authorization: Bearer mk_...' or 'X-Api-Key'."),
        StatusCodes.Status403Forbidden => ("scope-missing", "The key or account does not hold the scope that this call needs."),
        StatusCodes.Status404NotFound => ("no-such-thing", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => ("request-too-large", "The request body is larger than Api:MaxRequestMegabytes allows."),
        StatusCodes.Status415UnsupportedMediaType => ("media-type", "Send JSON with 'Content-Type: application/json'."),
        StatusCodes.Status429TooManyRequests => ("too-many-requests", "Slow down and try again."),
        >= 500 => ("fault", "The server failed; the trace id finds the fault in its log."),
        _ => ("other", "The request was not answered."),
    };

    /// <summary><c>UnknownColumn</c> becomes <c>urn:marketingai:problem:unknown-column</c>.</summary>
    public static string TypeOf(string name)
    {
        StringBuilder type = new(TypePrefix);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                type.Append('-');
            }

            type.Append(char.ToLowerInvariant(name[i]));
        }

        return type.ToString();
    }
}
