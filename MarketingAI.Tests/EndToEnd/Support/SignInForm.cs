using System.Text.RegularExpressions;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.EndToEnd.Support;

/// <summary>Fills in the sign-in form as a browser without scripts would.</summary>
internal static partial class SignInForm
{
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string who, string password, string? returnUrl = null) => PostAsync(
        client, returnUrl is null ? Urls.SignIn : Urls.SignInFor(returnUrl), "sign-in", ("Form.Who", who), ("Form.Password", password));

    /// <summary>Fills in any form of a static page.</summary>
    /// <param name="handler">The form's name.</param>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string handler, params (string Name, string Value)[] fields)
    {
        string page = await client.GetStringAsync(address);
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["_handler"] = handler,
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        };
        foreach ((string name, string value) in fields)
        {
            values[name] = value;
        }

        using FormUrlEncodedContent form = new(values);
        return await client.PostAsync(address, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
