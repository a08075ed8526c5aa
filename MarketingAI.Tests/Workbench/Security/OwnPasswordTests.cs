using System.Net;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.Workbench.Security;

public sealed class OwnPasswordTests
{
    private const string Password = "Meridian-2026";
    private const string Other = "Another-Meridian-2027";

    [Fact]
    public async Task A_person_changes_the_own_password_stays_signed_in_and_signs_in_with_the_new_one_only()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync("finance");

        string answer = await ChangeAsync(client, Password, Other, Other);

        Assert.Contains("Your password is changed", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Urls.About)).StatusCode);
        using HttpClient again = host.Client();
        using HttpResponseMessage old = await SignInForm.PostAsync(again, "finance", Password);
        using HttpResponseMessage @new = await SignInForm.PostAsync(again, "finance", Other);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (old.StatusCode, @new.StatusCode));
    }

    [Theory]
    [InlineData("wrong-password", Other, Other, "The present password is not right.")]
    [InlineData(Password, Other, "Different-2027-x", "The two new passwords differ.")]
    [InlineData(Password, "short", "short", "at least 12 characters")]
    public async Task What_cannot_be_taken_is_said(string present, string @new, string oncemore, string words)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync("finance");

        Assert.Contains(words, await ChangeAsync(client, present, @new, oncemore), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_a_password_without_being_signed_in()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage answer = await client.GetAsync(Urls.OwnPassword);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> ChangeAsync(HttpClient client, string present, string @new, string oncemore)
    {
        using HttpResponseMessage answer = await SignInForm.PostAsync(
            client, Urls.OwnPassword, "password", ("Form.Present", present), ("Form.New", @new), ("Form.Again", oncemore));
        return await answer.Content.ReadAsStringAsync();
    }
}
