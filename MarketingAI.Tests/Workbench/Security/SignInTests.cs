using System.Net;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MarketingAI.Tests.Workbench.Security;

public sealed class SignInTests
{
    private const string Password = "Meridian-2026";

    [Theory]
    [InlineData("marketer")]
    [InlineData("marketer@demo.local")]
    public async Task A_person_comes_back_to_where_the_sign_in_was_asked_for(string who)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage answer = await SignInForm.PostAsync(client, who, Password, Urls.About);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith(Urls.About, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Urls.About)).StatusCode);
    }

    [Fact]
    public async Task A_foreign_return_address_is_not_followed()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage answer = await SignInForm.PostAsync(client, "marketer", Password, "https://evil.example/");

        Assert.DoesNotContain("evil", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_against_the_right_one()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage wrong = await SignInForm.PostAsync(client, "finance", "wrong-password");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using HttpResponseMessage answer = await SignInForm.PostAsync(client, "finance", Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("locked", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_told_the_same_as_a_wrong_password()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage unknown = await SignInForm.PostAsync(client, "nobody", "wrong-password");
        using HttpResponseMessage wrong = await SignInForm.PostAsync(client, "channels", "wrong-password");

        Assert.Contains("The name or the password is not right.", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("The name or the password is not right.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_without_the_forgery_token_is_refused()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();
        using FormUrlEncodedContent form = new([new("_handler", "sign-in"), new("Form.Who", "admin"), new("Form.Password", Password)]);

        using HttpResponseMessage answer = await client.PostAsync(Urls.SignIn, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_filled_Entra_section_leads_to_Microsoft()
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["AzureAd:Instance"] = "https://login.microsoftonline.com/",
            ["AzureAd:TenantId"] = "11111111-1111-1111-1111-111111111111",
            ["AzureAd:ClientId"] = "22222222-2222-2222-2222-222222222222",
        };
        using WorkbenchHost host = WorkbenchHost.ForRequests(settings: settings, services: services =>
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options => options.Configuration = new OpenIdConnectConfiguration
            {
                AuthorizationEndpoint = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                Issuer = "https://login.microsoftonline.com/common/v2.0",
            }));
        using HttpClient client = host.Client();

        string page = await client.GetStringAsync(Urls.SignIn);
        using HttpResponseMessage answer = await client.GetAsync($"{Urls.SignInByEntra}?returnUrl=%2Fsettings%2Fabout");

        Assert.Contains("Sign in with Microsoft", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("https://login.microsoftonline.com/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("client_id=22222222-2222-2222-2222-222222222222", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
