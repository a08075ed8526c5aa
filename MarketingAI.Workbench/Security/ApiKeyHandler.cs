using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace MarketingAI.Workbench.Security;

/// <summary>
/// Knows a machine by its key, sent as <c>Authorization: Bearer mk_...</c>, <c>X-Api-Key</c>, or as the user name of HTTP Basic, which is how
/// senders of the Segment specification give their write key.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing ring)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    public static bool HasKey(HttpRequest request) => KeyOf(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        ClaimsPrincipal? machine = await ring.FindAsync(key, Context.RequestAborted);
        return machine is null
            ? AuthenticateResult.Fail("The API key is unknown or revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(machine, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private static string? KeyOf(HttpRequest request)
    {
        string? header = request.Headers[ApiKeyDefaults.Header];
        if (!string.IsNullOrEmpty(header))
        {
            return header;
        }

        string authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer + ApiKeyDefaults.Prefix, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..]
            : authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? UserNameOf(authorization[Basic.Length..])
            : null;
    }

    /// <returns>The user name where it is a key; a password beside it is not looked at.</returns>
    private static string? UserNameOf(string credentials)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (!Convert.TryFromBase64String(credentials.Trim(), bytes, out int length))
        {
            return null;
        }

        string name = Encoding.UTF8.GetString(bytes[..length]).Split(':')[0];
        return name.StartsWith(ApiKeyDefaults.Prefix, StringComparison.Ordinal) ? name : null;
    }
}
