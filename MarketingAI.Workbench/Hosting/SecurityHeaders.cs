using System.Security.Cryptography;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Headers that keep foreign scripts, frames and sniffing out.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";

    /// <summary>The nonce that lets the API reference page start its script; no other page has one.</summary>
    public static string NonceOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (string)context.Items[NonceKey]!;
    }

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = IsReference(context.Request.Path) ? Reference(context) : Pages;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    // Styles are inline where MudBlazor and Plotly place and colour their parts; scripts never are.
    private const string Rest =
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Pages = $"default-src 'self'; script-src 'self'; {Rest}";

    private static bool IsReference(PathString path) =>
        path.StartsWithSegments(Urls.ApiReference, StringComparison.Ordinal, out PathString rest)
        && !rest.StartsWithSegments("/v1", StringComparison.Ordinal);

    private static string Reference(HttpContext context)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; {Rest}";
    }
}
