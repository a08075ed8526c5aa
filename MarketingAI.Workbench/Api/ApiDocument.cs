using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MarketingAI.Workbench.Api;

/// <summary>Title, key scheme, scopes and problem answers of the OpenAPI document.</summary>
internal static class ApiDocument
{
    private const string KeyScheme = "apiKey";

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) ?? false;
        options.AddDocumentTransformer(Head);
        options.AddOperationTransformer(Operation);
    }

    private static Task Head(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MarketingAI Workbench",
            Version = "v1",
            Description = "Machines send an API key as `Authorization: Bearer mk_...` or `X-Api-Key`. Errors are problem details (RFC 9457) "
                + $"whose `type` starts with `{Problems.TypePrefix}` and stays the same from version to version.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = $"{ApiKeyDefaults.Prefix}...",
            Description = "Made under Settings, API keys.",
        };
        return Task.CompletedTask;
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        const string prefix = "scope:";
        string[] scopes = [.. context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
            .Select(rule => rule.Policy)
            .OfType<string>()
            .Where(policy => policy.StartsWith(prefix, StringComparison.Ordinal))
            .Select(policy => policy[prefix.Length..])];
        if (scopes.Length > 0)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
            operation.Description = $"{operation.Description} Needs a key with the scope {string.Join(", ", scopes.Select(scope => $"`{scope}`"))}.".Trim();
        }

        return Task.CompletedTask;
    }
}
