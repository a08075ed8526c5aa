using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.FeatureStore.Online;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A data scientist refreshes a view, looks a key up, and a machine scores by that key; the decision tells where its values came from.</summary>
public sealed class OnlineFeaturesTests
{
    [Fact]
    public async Task Values_are_refreshed_looked_up_and_scored_by_key()
    {
        ModelDouble registry = new();
        using WorkbenchHost host = WorkbenchHost.ForBrowsers(services: services => services.AddSingleton<IApprovalGate, OpenGate>().AddSingleton<IModelRegistry>(registry));
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("scientist");
        await Browser.GoAsync(page, Urls.OnlineFeatures);
        await Assertions.Expect(page.GetByText("No view is active", new() { Exact = true })).ToBeVisibleAsync();
        FeatureView view = await PrepareAsync(host);

        await Browser.GoAsync(page, Urls.OnlineFeatures);
        await Assertions.Expect(page.GetByText("Never computed")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "online-never-computed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh orders@1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("orders@1 has values of 4 entities as of now.")).ToBeVisibleAsync();
        await page.GetByLabel("Key (log-in)").FillAsync("ann");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look up" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Found; values as of")).ToBeVisibleAsync();
        Assert.DoesNotContain("ann", page.Url, StringComparison.Ordinal);
        await Browser.PictureAsync(page, "online-found");
        Assert.Empty(await Browser.AxeAsync(page));

        string decision = await ScoreAsync(host, registry, view);
        await Browser.GoAsync(page, $"{Urls.Decisions}/{decision}");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "orders@1" })).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "online-decision");
        Assert.Empty(await Browser.AxeAsync(page));
        await PhoneAsync(browser);
        Assert.Empty(browser.Faults);
    }

    private static async Task PhoneAsync(Browser browser)
    {
        IPage phone = await browser.SignInAsync("marketer", width: 390, dark: true);
        await Browser.GoAsync(phone, Urls.OnlineFeaturesOf("orders@1"));
        await phone.GetByLabel("Key (log-in)").FillAsync("nobody");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Look up" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Nothing is known of this key")).ToBeVisibleAsync();
        await Browser.PictureAsync(phone, "online-phone-dark");
        Assert.Equal(0, await phone.GetByRole(AriaRole.Button, new() { Name = "Refresh orders@1" }).CountAsync());
        Assert.True(await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390, "wider than a phone");
    }

    private static IServiceScope Enter(WorkbenchHost host)
    {
        IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist@demo.local", [Roles.DataScientist]));
        return scope;
    }

    private static async Task<FeatureView> PrepareAsync(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        DateTimeOffset now = DateTimeOffset.Parse("2026-11-01T10:00:00Z", CultureInfo.InvariantCulture);
        string Event(string user, string type, double daysAgo, string channel, double? value) => JsonSerializer.Serialize(
            new { type, user_id = user, event_time = now.AddDays(-daysAgo), channel, value });
        string body = $"[{Event("zed", "click", 90, "email", null)},{Event("ann", "click", 1, "email", null)},{Event("ann", "purchase", 0.5, "search", 19.9)},{Event("bob", "click", 2, "social", null)},{Event("cat", "purchase", 4, "email", 7.5)}]";
        IEventIntake intake = scope.ServiceProvider.GetRequiredService<IEventIntake>();
        Assert.Equal(0, (await intake.AcceptAsync(new IntakeCaller(null), Encoding.UTF8.GetBytes(body), default, default)).Value.Rejected);
        await intake.MoveAsync(default);
        IFeatureViews views = scope.ServiceProvider.GetRequiredService<IFeatureViews>();
        Assert.Null((await views.SaveDraftAsync(OnlineWork.EveryRecipe with { MaxAgeHours = 48 }, default)).Refusal);
        return (await views.ActivateAsync("orders", "For the test", default)).Value;
    }

    private static async Task<string> ScoreAsync(WorkbenchHost host, ModelDouble registry, FeatureView view)
    {
        using IServiceScope scope = Enter(host);
        registry.Model = new SummingModel([new ModelField("age", FieldKind.Number, []), OnlineWork.Looked(view, "channels"), OnlineWork.Looked(view, "least"), OnlineWork.Looked(view, "last_channel", FieldKind.Category, "email")]);
        Assert.Null((await scope.ServiceProvider.GetRequiredService<IDeployments>().DeployAsync(ModelDouble.NextId(), "leads", "For the test", default)).Refusal);
        string score = (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("scores", [ApiScopes.Score], default)).Value.Secret;
        string read = (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("reads", [ApiScopes.Read], default)).Value.Secret;
        using HttpClient client = new() { BaseAddress = new Uri(host.Address) };
        HttpResponseMessage refused = await client.SendAsync(Request(read));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
        HttpResponseMessage answer = await client.SendAsync(Request(score));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        using JsonDocument made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        JsonElement first = made.RootElement.GetProperty("decisions")[0];
        Assert.Equal(40 + 1 + 1000 + 10, first.GetProperty("score").GetDouble(), 6);
        return first.GetProperty("decisionId").GetString()!;
    }

    private static HttpRequestMessage Request(string secret) => new(HttpMethod.Post, "/api/v1/score")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret) },
        Content = new StringContent("""{"model":"leads","row":{"age":40,"entity":"bob"}}""", Encoding.UTF8, "application/json"),
    };

    private sealed class OpenGate : IApprovalGate
    {
        public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);
    }
}
