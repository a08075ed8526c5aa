using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.CommandLine.Benchmarks.Http;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A data scientist tries a deployed model, reads its decision, and rolls back.</summary>
public sealed class DecisioningPagesTests
{
    [Fact]
    public async Task A_model_is_tried_its_decision_read_and_the_version_before_brought_back()
    {
        using TemporaryFolder folder = new();
        await PrepareAsync(folder.Path);
        using WorkbenchHost host = WorkbenchHost.ForBrowsers(
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Root"] = folder.Path },
            services: services => services.AddSingleton<IApprovalGate, OpenGate>());
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("scientist");

        await Browser.GoAsync(page, Urls.Deployments);
        ILocator tried = page.GetByText("see the decision");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score" }).ClickAsync();
        await Assertions.Expect(tried).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "decisions-try");
        Assert.Empty(await Browser.AxeAsync(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back bench" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("The new one is worse on Mondays.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Benchmark version 1 answers under bench.")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "decisions-rolled-back");

        await Browser.GoAsync(page, Urls.Decisions);
        await Assertions.Expect(page.GetByText("How long did an answer take?")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "decisions-log");
        Assert.Empty(await Browser.AxeAsync(page));
        await page.Locator("table a").First.ClickAsync();
        await Assertions.Expect(page.GetByText("Knowing 20 of 20 fields, Benchmark version 2")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "decisions-story");
        Assert.Empty(await Browser.AxeAsync(page));

        await PicturesAsync(browser, page.Url);
        Assert.Empty(browser.Faults);
    }

    /// <summary>The same pages on a phone and in the dark.</summary>
    private static async Task PicturesAsync(Browser browser, string decision)
    {
        IPage phone = await browser.SignInAsync("scientist", width: 390, dark: true);
        foreach ((string name, string url) in ((string, string)[])[("log", Urls.Decisions), ("deployments", Urls.Deployments), ("story", new Uri(decision).PathAndQuery)])
        {
            await Browser.GoAsync(phone, url);
            await Browser.PictureAsync(phone, $"decisions-{name}-phone-dark");
            Assert.True(await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390, $"{url} is wider than a phone.");
        }
    }

    private static async Task PrepareAsync(string root)
    {
        CompiledModel model = ReferenceForest.Train(trees: 20, leaves: 8, rows: 2000).Value;
        await using PreparedRoot prepared = await PreparedRoot.MakeAsync(root, model, default);
        await using AsyncServiceScope scope = prepared.Enter();
        byte[] file = ModelFile.Write(model, new ModelFacts("y", "true", "LightGBM", 2, "made-up", "test"), "{}");
        ModelVersion second = await scope.ServiceProvider.GetRequiredService<IModelRegistry>().RegisterAsync(
            new NewModelVersion("Benchmark", Guid.Empty, null, "made-up", "y", "LightGBM", 2, "{}", file), default);
        await scope.ServiceProvider.GetRequiredService<IDeployments>().DeployAsync(second.Id, PreparedRoot.Alias, "better on Mondays", default);
    }

    /// <summary>The made-up model needs nobody's approval.</summary>
    private sealed class OpenGate : IApprovalGate
    {
        public Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);
    }
}
