using System.Text;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>Refusals as problem details (RFC 9457). The type is stable: it is made of the refusal's name.</summary>
internal static class Problems
{
    public const string TypePrefix = "urn:marketingai:problem:";

    /// <param name="status">422 where the request was understood and refused; 404 where the thing does not exist.</param>
    public static ProblemHttpResult Of(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) =>
        TypedResults.Problem(refusal.Reason, statusCode: status, title: "Refused", type: TypeOf(refusal.GetType().Name));

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
