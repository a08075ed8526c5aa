using System.Text.RegularExpressions;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.EndToEnd.Support;

/// <summary>Fills in the sign-in form as a browser without scripts would.</summary>
internal static partial class SignInForm
{
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string who, string password, string? returnUrl = null)
    {
        string address = returnUrl is null ? Urls.SignIn : Urls.SignInFor(returnUrl);
        string page = await client.GetStringAsync(address);
        using FormUrlEncodedContent form = new(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
            ["Form.Who"] = who,
            ["Form.Password"] = password,
        });
        return await client.PostAsync(address, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
