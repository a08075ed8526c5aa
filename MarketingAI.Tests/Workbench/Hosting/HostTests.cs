using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.Workbench.Hosting;

public sealed class HostTests
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/api/v1/me")]
    [InlineData("/css/tokens.css")]
    public async Task Every_answer_keeps_foreign_scripts_and_frames_out(string url)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage answer = await client.GetAsync(url);

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "urn:marketingai:problem:no-such-thing")]
    [InlineData("/api/v1/me", HttpStatusCode.Unauthorized, "urn:marketingai:problem:no-valid-key")]
    public async Task An_api_error_is_a_problem_of_a_stable_type(string url, HttpStatusCode status, string type)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        using HttpResponseMessage answer = await client.GetAsync(url);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_address_that_names_nothing_gets_a_page_in_words()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync("marketer");

        using HttpResponseMessage answer = await client.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_answers_strangers_and_says_nothing_else()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = host.Client();

        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public void A_setting_out_of_range_stops_the_start_with_the_name_of_its_key()
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Data:WarehouseMemoryMegabytes"] = "1" };
        using WorkbenchHost host = WorkbenchHost.ForRequests(settings: settings);

        Exception fault = Assert.ThrowsAny<Exception>(() => host.Client());

        Assert.Contains("Data:WarehouseMemoryMegabytes", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_nobody_can_sign_in_until_the_first_administrator_is_named()
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["Security:FirstAdministrator:Email"] = "ann@example.org",
            ["Security:FirstAdministrator:Password"] = "Quiet-Morning-7",
        };
        using WorkbenchHost host = WorkbenchHost.ForRequests("Production", settings);
        using HttpClient client = host.Client();

        string page = await client.GetStringAsync(Urls.SignIn);
        using HttpResponseMessage demo = await SignInForm.PostAsync(client, "admin", "Meridian-2026");
        using HttpResponseMessage named = await SignInForm.PostAsync(client, "ann@example.org", "Quiet-Morning-7");

        Assert.DoesNotContain("Demo company", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, demo.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
    }

    [Fact]
    public async Task The_OpenApi_document_is_the_approved_one()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync("scientist");
        string approved = Repository.PathOf("MarketingAI.Tests", "Golden", "openapi.v1.json");

        string document = (await client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (!File.Exists(approved) || await File.ReadAllTextAsync(approved) != document)
        {
            string received = Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts", "received")).FullName, "openapi.v1.json");
            await File.WriteAllTextAsync(received, document);
            Assert.Fail($"The document changed. If that is meant: cp {received} {approved}");
        }
    }

    [Fact]
    public async Task The_api_reference_loads_no_script_of_others()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync("scientist");

        string page = await client.GetStringAsync($"{Urls.ApiReference}/");

        Assert.DoesNotContain("cdn.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
    }
}
